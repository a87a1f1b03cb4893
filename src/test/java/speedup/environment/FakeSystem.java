package speedup.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes trees such as kernels show under {@code /proc} and {@code /sys}. */
record FakeSystem(Path root) {

  FakeSystem file(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** A desktop: 4 cores with 2 threads each, Intel's driver, version 2 of control groups. */
  static FakeSystem bareMetal(Path root) {
    FakeSystem system =
        new FakeSystem(root)
            .file("etc/os-release", "NAME=\"Fedora Linux\"\nPRETTY_NAME=\"Fedora Linux 42\"")
            .file("proc/sys/kernel/osrelease", "6.14.2-300.fc42.x86_64")
            .file(
                "proc/cpuinfo",
                """
                processor       : 0
                vendor_id       : GenuineIntel
                model name      : Intel(R) Core(TM) i7-8565U CPU @ 1.80GHz
                flags           : fpu vme de pse tsc msr vmx\
                """)
            .file("proc/meminfo", meminfo(16_166_640, 9_000_000, 8_388_604, 8_000_000))
            .file("proc/self/status", "Name:\tjava\nCpus_allowed:\tff\nCpus_allowed_list:\t0-7")
            .file("proc/self/cgroup", "0::/user.slice/user-1000.slice/session-2.scope")
            .file("sys/devices/system/cpu/online", "0-7")
            .file("sys/devices/system/cpu/intel_pstate/no_turbo", "0")
            .file("sys/kernel/mm/transparent_hugepage/enabled", "always [madvise] never")
            .file("sys/fs/cgroup/user.slice/cpu.max", "max 100000")
            .file("sys/class/dmi/id/sys_vendor", "LENOVO")
            .file("proc/pressure/cpu", "some avg10=0.50 avg60=0.20 avg300=0.10 total=5000000");
    for (int cpu = 0; cpu < 8; cpu++) {
      String folder = "sys/devices/system/cpu/cpu" + cpu;
      system.file(folder + "/cpufreq/scaling_governor", "powersave");
      system.file(folder + "/topology/core_cpus_list", cpu % 4 + "," + (cpu % 4 + 4));
    }
    return system;
  }

  /** A cloud's machine with 2 threads of one core. */
  static FakeSystem virtualMachine(Path root) {
    return new FakeSystem(root)
        .file("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"")
        .file("proc/sys/kernel/osrelease", "6.1.0-31-cloud-amd64")
        .file(
            "proc/cpuinfo",
            "processor\t: 0\nmodel name\t: AMD EPYC 7B13\nflags\t\t: fpu hypervisor lahf_lm")
        .file("proc/meminfo", meminfo(8_131_000, 7_500_000, 0, 0))
        .file("proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-1")
        .file("proc/self/cgroup", "0::/")
        .file("sys/devices/system/cpu/online", "0-1")
        .file("sys/devices/system/cpu/cpu0/topology/core_cpus_list", "0-1")
        .file("sys/devices/system/cpu/cpu1/topology/core_cpus_list", "0-1")
        .file("sys/class/dmi/id/sys_vendor", "Google")
        .file("sys/class/dmi/id/product_name", "Google Compute Engine");
  }

  /** A container that may use CPUs 0 to 2 and 8 of 16, 1.5 cores of time, and 2 GiB. */
  static FakeSystem limitedContainer(Path root) {
    return new FakeSystem(root)
        .file(".dockerenv", "")
        .file("proc/cpuinfo", "model name\t: AMD Ryzen 9 7950X\nflags\t: fpu svm")
        .file("proc/meminfo", meminfo(65_000_000, 40_000_000, 0, 0))
        .file("proc/self/status", "Cpus_allowed_list:\t0-2,8")
        .file("proc/self/cgroup", "0::/")
        .file("sys/devices/system/cpu/online", "0-15")
        .file("sys/fs/cgroup/cgroup.controllers", "cpuset cpu memory")
        .file("sys/fs/cgroup/cpu.max", "150000 100000")
        .file("sys/fs/cgroup/memory.max", "2147483648")
        .file("sys/fs/cgroup/cpu.stat", throttled(40, 2_500_000));
  }

  /** Adds a process with its times, in ticks of a hundredth of a second, and its peak memory. */
  FakeSystem process(long pid, long parent, long own, long reaped, long peakKibibytes) {
    // User and system time are two fields each; the name is as awkward as a name can be.
    String times = "%d %d %d %d".formatted(own - own / 3, own / 3, reaped, 0);
    return file(
            "proc/%d/stat".formatted(pid),
            "%d (a) (b c) S %d 1 1 0 -1 4194304 96 0 0 0 %s 20 0 1 0 97145 3133440 381"
                .formatted(pid, parent, times))
        .file("proc/%d/status".formatted(pid), "Name:\ta\nVmHWM:\t %d kB".formatted(peakKibibytes));
  }

  FakeSystem without(long pid) {
    try {
      Files.delete(root.resolve("proc/%d/stat".formatted(pid)));
      Files.delete(root.resolve("proc/%d/status".formatted(pid)));
      Files.delete(root.resolve("proc/%d".formatted(pid)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  static String throttled(long periods, long micros) {
    return "usage_usec 1000000\nnr_periods 100\nnr_throttled "
        + periods
        + "\nthrottled_usec "
        + micros;
  }

  static String meminfo(long total, long available, long swap, long swapFree) {
    return "MemTotal: %d kB\nMemAvailable: %d kB\nSwapTotal: %d kB\nSwapFree: %d kB"
        .formatted(total, available, swap, swapFree);
  }
}
