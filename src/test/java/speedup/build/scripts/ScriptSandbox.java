package speedup.build.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder like the repository's, with one of its scripts, in which the programs that the script
 * calls can be replaced by stand-ins.
 */
final class ScriptSandbox {

  /**
   * What a script did.
   *
   * @param exitCode 0 if it went well
   * @param output what it printed, on the standard output and error together
   */
  record Outcome(int exitCode, String output) {}

  private final Path root;
  private final Path script;

  ScriptSandbox(Path root, String script) throws IOException {
    this.root = root;
    this.script = root.resolve("scripts").resolve(script);
    Files.createDirectories(root.resolve("scripts"));
    Files.createDirectories(root.resolve("bin"));
    Files.copy(Path.of("scripts", script), this.script);
  }

  /** Lays an empty jar where the build puts the real one. */
  void withJar() throws IOException {
    Files.createDirectories(root.resolve("target"));
    Files.createFile(root.resolve("target/benchmarks.jar"));
  }

  /** Puts a program before all others of its name. */
  Path standIn(String name, String body) throws IOException {
    return program(root.resolve("bin").resolve(name), body);
  }

  /** Writes a program; it finds the sandbox in the variable {@code SANDBOX}. */
  Path program(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/usr/bin/env bash\nset -euo pipefail\n" + body);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException(file + " cannot be made executable");
    }
    return file;
  }

  Path root() {
    return root;
  }

  /** Runs the script. */
  Outcome run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("bash", script.toString()));
    command.addAll(List.of(arguments));
    return run(command);
  }

  /** Runs another program in the sandbox. */
  Outcome run(List<String> command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("SANDBOX", root.toString());
    environment.put("PATH", root.resolve("bin") + ":" + environment.get("PATH"));
    environment.put("MAVEN", "mvn");
    // Commits are nobody's here, and no setting of the user's changes them.
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_AUTHOR_NAME", "a");
    environment.put("GIT_AUTHOR_EMAIL", "a@example.org");
    environment.put("GIT_COMMITTER_NAME", "a");
    environment.put("GIT_COMMITTER_EMAIL", "a@example.org");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Outcome(process.waitFor(), output);
  }

  /** Commits all that is there, in a repository that is begun if need be. */
  void commit() throws Exception {
    Outcome outcome =
        run(List.of("bash", "-c", "git init --quiet && git add --all && git commit --quiet -m x"));
    if (outcome.exitCode() != 0) {
      throw new IOException(outcome.output());
    }
  }
}
