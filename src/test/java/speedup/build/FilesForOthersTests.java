package speedup.build;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What only runs elsewhere is checked as far as it can be here: the workflows, the templates of
 * issues and the description of a container are well formed, and what they name exists.
 */
final class FilesForOthersTests {

  private static final Path WORKFLOWS = Path.of(".github/workflows");
  private static final Path TEMPLATES = Path.of(".github/ISSUE_TEMPLATE");

  private static final Path CLUSTER = Path.of("docs/cluster");

  private static final Pattern ACTION = Pattern.compile("[\\w.-]+/[\\w./-]+@v\\d+");
  private static final Pattern MATRIX_KEY = Pattern.compile("\\$\\{\\{ *matrix\\.(\\w+) *}}");
  private static final Pattern TESTS = Pattern.compile("-Dtest=([^\" ]+)");
  private static final Pattern COMMAND = Pattern.compile("benchmarks\\.jar ([a-z]+)");

  /** Words that name a file of the repository: with a slash, and not made by the build. */
  private static final Pattern REPOSITORY_PATH =
      Pattern.compile(
          "(?<![\\w./-])(\\./mvnw(?:\\.cmd)?|(?:\\.ci|scripts|results|src|docs)/[\\w./-]+)");

  static Stream<Path> workflows() throws IOException {
    return yamlIn(WORKFLOWS);
  }

  static Stream<Path> templates() throws IOException {
    return yamlIn(TEMPLATES).filter(file -> !file.endsWith("config.yml"));
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void everyStepOfAWorkflowRunsSomethingOrUsesAnAction(Path workflow) throws IOException {
    Map<String, ?> jobs = map(map(read(workflow)).get("jobs"));
    assertThat(map(read(workflow))).containsKeys("name", "on", "permissions");
    assertThat(jobs).isNotEmpty();
    for (Object job : jobs.values()) {
      assertThat(map(job)).containsKeys("runs-on", "steps", "timeout-minutes");
      for (Object step : list(map(job).get("steps"))) {
        Set<String> does =
            map(step).keySet().stream()
                .filter(Set.of("run", "uses")::contains)
                .collect(Collectors.toSet());
        assertThat(does).as("%s", step).hasSize(1);
        if (does.contains("uses")) {
          assertThat(text(map(step).get("uses"))).matches(ACTION);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void whatAJobAsksOfItsMatrixIsThere(Path workflow) throws IOException {
    for (Object job : map(map(read(workflow)).get("jobs")).values()) {
      List<Set<String>> variants = new ArrayList<>();
      if (map(job).get("strategy") instanceof Map<?, ?> strategy) {
        for (Object variant : list(map(map(strategy).get("matrix")).get("include"))) {
          variants.add(map(variant).keySet());
        }
      }
      List<String> asked =
          MATRIX_KEY.matcher(String.valueOf(job)).results().map(key -> key.group(1)).toList();
      assertThat(asked.isEmpty())
          .as("a matrix that is used, or none")
          .isEqualTo(variants.isEmpty());
      assertThat(variants).allSatisfy(variant -> assertThat(variant).containsAll(asked));
    }
  }

  @ParameterizedTest
  @MethodSource({"workflows", "templates"})
  void everyFileTestAndCommandThatIsNamedExists(Path file) throws IOException {
    String text = Files.readString(file);
    List<String> paths = REPOSITORY_PATH.matcher(text).results().map(MatchResult::group).toList();
    assertThat(paths).allSatisfy(path -> assertThat(Path.of(path)).exists());
    for (MatchResult tests : TESTS.matcher(text).results().toList()) {
      for (String pattern : tests.group(1).split(",", -1)) {
        Path source = Path.of("src/test/java", pattern.replace("/**", ""));
        assertThat(pattern.endsWith("/**") ? source : Path.of(source + ".java")).exists();
      }
    }
    for (MatchResult command : COMMAND.matcher(text).results().toList()) {
      String name = command.group(1);
      String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      assertThat(Path.of("src/main/java/speedup/cli", type + "Command.java")).exists();
    }
  }

  /** A newer GitHub reads a template only if it has all of these. */
  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateAsksForWhatDoctorSays(Path template) throws IOException {
    Map<String, ?> form = map(read(template));
    assertThat(form).containsKeys("name", "description", "body");
    assertThat(list(form.get("body")))
        .allSatisfy(field -> assertThat(map(field)).containsKeys("type", "id", "attributes"))
        .anySatisfy(field ->
            assertThat(String.valueOf(map(field).get("attributes")))
                .contains("java -jar target/benchmarks.jar doctor"));
  }

  @Test
  void thereAreWorkflowsAndTemplates() throws IOException {
    assertThat(workflows()).isNotEmpty();
    assertThat(templates()).isNotEmpty();
    assertThat(map(read(TEMPLATES.resolve("config.yml")))).containsKey("contact_links");
  }

  @Test
  void theContainerIsDescribedInJsonAndItsDockerfileExists() throws IOException {
    Path folder = Path.of(".devcontainer");
    JsonNode container = new JsonMapper().readTree(folder.resolve("devcontainer.json").toFile());

    assertThat(folder.resolve(container.at("/build/dockerfile").asText())).isRegularFile();
    assertThat(container.path("postCreateCommand").asText()).startsWith("./mvnw ");
  }

  /** The wrapper would download whatever is named here. */
  @Test
  void theWrapperFetchesOnePinnedMaven() throws IOException {
    assertThat(Path.of("mvnw")).isExecutable();
    assertThat(Files.readString(Path.of(".mvn/wrapper/maven-wrapper.properties")))
        .containsPattern("distributionUrl=https://\\S+/apache-maven-3\\.9\\.\\d+-bin\\.zip")
        .contains("distributionType=only-script");
  }

  /** The same words start a member here as anywhere. */
  @Test
  void theContainersOfAClusterAreStartedByWordsThatACommandHas() throws IOException {
    Map<String, ?> services = map(map(read(CLUSTER.resolve("compose.yml"))).get("services"));
    assertThat(services).containsKeys("member1", "member2", "measure");
    for (Object service : services.values()) {
      assertThat(map(service)).containsKeys("image", "volumes", "secrets");
      checkWords(List.of(text(map(service).get("command")).split(" ", -1)));
    }
  }

  @Test
  void theMembersOfKubernetesAreAStatefulSetBehindAServiceOfItsName() throws IOException {
    List<Map<String, ?>> documents = new ArrayList<>();
    new Load(LoadSettings.builder().build())
        .loadAllFromString(Files.readString(CLUSTER.resolve("kubernetes.yml")))
        .forEach(document -> documents.add(map(document)));
    assertThat(documents.stream().map(one -> text(one.get("kind"))))
        .containsExactly("Service", "StatefulSet");
    assertThat(documents).allSatisfy(one -> assertThat(one).containsKeys("apiVersion", "metadata"));
    Map<String, ?> service = documents.getFirst();
    Map<String, ?> spec = map(documents.getLast().get("spec"));
    assertThat(spec.get("serviceName")).isEqualTo(map(service.get("metadata")).get("name"));
    assertThat(map(map(spec.get("selector")).get("matchLabels")))
        .isEqualTo(map(map(service.get("spec")).get("selector")));
    Map<String, ?> container =
        map(list(map(map(spec.get("template")).get("spec")).get("containers")).getFirst());
    checkWords(list(container.get("command")).stream().map(FilesForOthersTests::text).toList());
  }

  private static void checkWords(List<String> words) {
    int command = words.indexOf("-jar") + 2;
    assertThat(words.subList(0, 2)).containsExactly("java", "-jar");
    String type = words.get(command).equals("member") ? "MemberCommand" : "ClusterOptions";
    assertThat(words.subList(command, words.size()).stream().filter(word -> word.startsWith("--")))
        .isNotEmpty()
        .allSatisfy(option ->
            assertThat(Files.readString(Path.of("src/main/java/speedup/cli", type + ".java")))
                .contains("names = \"" + option + "\""));
  }

  private static Stream<Path> yamlIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
    }
  }

  private static Object read(Path file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
  }

  private static Map<String, ?> map(@Nullable Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return ((Map<?, ?>) requireNonNull(value))
        .entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.getKey()),
                    entry -> Objects.requireNonNullElse(entry.getValue(), "")));
  }

  private static List<?> list(@Nullable Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<?>) requireNonNull(value);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
