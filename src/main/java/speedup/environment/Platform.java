package speedup.environment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM runs on.
 *
 * @param operatingSystem its name with its version, such as {@code Debian GNU/Linux 12 (bookworm)}
 * @param kernel the kernel's release
 * @param architecture of the processors, as the JVM names it
 * @param virtualMachine what kind of virtual machine this is; absent on bare metal, and where
 *     nothing says
 * @param container what kind of container this is; absent if it is none, and where nothing says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Platform(
    String operatingSystem,
    String kernel,
    String architecture,
    @Nullable String virtualMachine,
    @Nullable String container) {

  private static final String UNNAMED = "unnamed hypervisor";

  /** What the firmware's tables say, in lower case, and whose it is. */
  private static final List<Map.Entry<String, String>> HYPERVISORS =
      List.of(
          Map.entry("vmware", "VMware"),
          Map.entry("virtualbox", "VirtualBox"),
          Map.entry("innotek", "VirtualBox"),
          Map.entry("amazon ec2", "Amazon EC2"),
          Map.entry("google compute engine", "Google Compute Engine"),
          Map.entry("openstack", "OpenStack"),
          Map.entry("microsoft corporation virtual machine", "Hyper-V"),
          Map.entry("parallels", "Parallels"),
          Map.entry("xen", "Xen"),
          Map.entry("bhyve", "bhyve"),
          Map.entry("apple virtualization", "Apple Virtualization"),
          Map.entry("kvm", "KVM"),
          Map.entry("qemu", "QEMU"));

  /** What a control group's path holds, and whose containers are named so. */
  private static final List<Map.Entry<String, String>> CONTAINERS =
      List.of(
          Map.entry("kubepods", "Kubernetes"),
          Map.entry("libpod", "Podman"),
          Map.entry("/docker", "Docker"),
          Map.entry("docker-", "Docker"),
          Map.entry("/lxc", "LXC"),
          Map.entry("containerd", "containerd"));

  static Platform read(SystemFiles files) {
    return new Platform(
        files
            .value("etc/os-release", "PRETTY_NAME", "=")
            .or(() -> files.value("usr/lib/os-release", "PRETTY_NAME", "="))
            .map(name -> name.replace("\"", ""))
            .orElse(System.getProperty("os.name", "")),
        files.text("proc/sys/kernel/osrelease").orElse(System.getProperty("os.version", "")),
        System.getProperty("os.arch", ""),
        virtualMachine(files).orElse(null),
        container(files).orElse(null));
  }

  private static Optional<String> virtualMachine(SystemFiles files) {
    Optional<String> flags = files.value("proc/cpuinfo", "flags", ":");
    Optional<String> named =
        named(
                HYPERVISORS,
                Stream.of("sys_vendor", "product_name", "bios_vendor", "board_vendor")
                    .flatMap(name -> files.text("sys/class/dmi/id/" + name).stream())
                    .collect(Collectors.joining(" ")))
            .or(() ->
                files.text("sys/hypervisor/type").map(type -> type.equals("xen") ? "Xen" : type));
    if (flags.isEmpty()) {
      // The flag is x86's; on other processors the firmware is all there is.
      return named;
    }
    // Firmware alone is no proof: a cloud's bare-metal machine carries the cloud's name as well.
    return List.of(flags.get().split(" ", -1)).contains("hypervisor")
        ? named.or(() -> Optional.of(UNNAMED))
        : Optional.empty();
  }

  private static Optional<String> container(SystemFiles files) {
    if (files.exists(".dockerenv")) {
      return Optional.of("Docker");
    }
    if (files.exists("run/.containerenv")) {
      return Optional.of("Podman");
    }
    return files
        .text("run/systemd/container")
        .filter(Predicate.not(String::isEmpty))
        .or(() -> files.text("proc/self/cgroup").flatMap(groups -> named(CONTAINERS, groups)));
  }

  private static Optional<String> named(List<Map.Entry<String, String>> names, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> lower.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
