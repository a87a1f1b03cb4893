package speedup.build.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class ReproducibleBuildScriptTests {

  @TempDir Path folder;

  @Test
  void twoBuildsThatGiveTheSameAreFine() throws Exception {
    ScriptSandbox.Outcome outcome = built("echo same >target/a.jar; echo too >target/b.jar");

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(outcome.output()).endsWith("2 jars, the same in both folders\n");
  }

  @Test
  void aJarThatHasItsFolderInItIsNot() throws Exception {
    ScriptSandbox.Outcome outcome = built("pwd >target/a.jar");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("a.jar differs:");
  }

  @Test
  void aBuildThatMakesNoJarIsNot() throws Exception {
    ScriptSandbox.Outcome outcome = built(":");

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.output()).contains("no jar was built");
  }

  @Test
  void oneBuildIsComparedWithWhatIsThere() throws Exception {
    ScriptSandbox sandbox = sandbox("echo same >target/a.jar");
    sandbox.program(folder.resolve("there/a.jar"), "other");

    assertThat(sandbox.run("--against", folder + "/there").output()).contains("a.jar differs:");
    assertThat(sandbox.run("--against", folder + "/bin").output()).contains("a.jar is not in ");
  }

  @Test
  void anOptionThatMavenDoesNotHaveIsOneLine() throws Exception {
    ScriptSandbox sandbox =
        sandbox("[[ $* != *--nonsense* ]] || { echo 'Unrecognized option'; echo usage; exit 1; }");

    ScriptSandbox.Outcome outcome = sandbox.run("--nonsense");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.output()).isEqualTo("mvn: Unrecognized option\n");
  }

  private ScriptSandbox.Outcome built(String maven) throws Exception {
    return sandbox(maven).run();
  }

  private ScriptSandbox sandbox(String maven) throws Exception {
    ScriptSandbox sandbox = new ScriptSandbox(folder, "reproducible-build");
    sandbox.standIn("mvn", "mkdir -p target; " + maven + "\n");
    sandbox.commit();
    return sandbox;
  }
}
