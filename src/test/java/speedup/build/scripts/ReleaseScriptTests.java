package speedup.build.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
final class ReleaseScriptTests {

  private static final String CHANGES =
      "# Changes\n\n## 2.0\n\n### Breaking changes\n\nNone.\n\n## 1.0\n\nOld.\n";

  @TempDir Path folder;

  private ScriptSandbox sandbox;

  @BeforeEach
  void aRepositoryThatCanBeReleased() throws Exception {
    sandbox = new ScriptSandbox(folder, "release");
    Files.writeString(
        folder.resolve("pom.xml"), "<project>\n  <version>2.0</version>\n</project>\n");
    Files.writeString(folder.resolve("CHANGELOG.md"), CHANGES);
    Files.writeString(folder.resolve(".gitignore"), "target/\n");
    sandbox.standIn(
        "mvn",
        """
        echo "mvn $*" >"$SANDBOX/target-calls.log"
        mkdir -p target/staging/g/a/2.0
        echo jar >target/staging/g/a/2.0/a-2.0.jar
        echo meta >target/staging/g/a/maven-metadata.xml
        """);
    sandbox.commit();
  }

  @Test
  void aReleaseIsStagedPackedAndTagged() throws Exception {
    Files.writeString(folder.resolve(".git/info/exclude"), "target-calls.log\n");

    ScriptSandbox.Outcome outcome = sandbox.run();

    assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    assertThat(folder.resolve("target-calls.log"))
        .hasContent("mvn --batch-mode -Prelease clean deploy\n");
    assertThat(sandbox.run(List.of("git", "tag")).output()).isEqualTo("v2.0\n");
    assertThat(
            sandbox.run(List.of("unzip", "-Z1", "target/speedup-2.0-bundle.zip")).output().lines())
        .contains("g/a/2.0/a-2.0.jar")
        .noneMatch(name -> name.contains("metadata"));
  }

  @Test
  void whatIsNotCommittedIsNotReleased() throws Exception {
    Files.writeString(folder.resolve("new"), "");

    refused("there are changes that are not committed");
  }

  @Test
  void aSnapshotIsNoRelease() throws Exception {
    Files.writeString(
        folder.resolve("pom.xml"), "<project>\n  <version>2.0-SNAPSHOT</version>\n</project>\n");
    sandbox.commit();

    refused("2.0-SNAPSHOT is no release: set another version in pom.xml");
  }

  @Test
  void theChangesOfTheVersionAreSaidAndWhatTheyBreak() throws Exception {
    Files.writeString(folder.resolve("CHANGELOG.md"), CHANGES.replace("## 2.0", "## 2.1"));
    sandbox.commit();
    refused("CHANGELOG.md says nothing of 2.0");

    Files.writeString(
        folder.resolve("CHANGELOG.md"), CHANGES.replace("### Breaking changes", "### New"));
    sandbox.commit();
    refused("CHANGELOG.md does not say what 2.0 breaks: '### Breaking changes', if only 'None.'");
  }

  @Test
  void aVersionIsReleasedOnce() throws Exception {
    assertThat(sandbox.run(List.of("git", "tag", "v2.0")).exitCode()).isZero();

    refused("the tag v2.0 is there already");
  }

  private void refused(String reason) throws Exception {
    assertThat(sandbox.run("--dry-run"))
        .isEqualTo(new ScriptSandbox.Outcome(2, "release: " + reason + "\n"));
  }
}
