package speedup.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTreeTests {

  @TempDir Path root;
  private FakeSystem system;
  private ProcessTree tree;

  @BeforeEach
  void aFamilyAndAStranger() {
    system =
        new FakeSystem(root)
            .file("proc/uptime", "1 1")
            .process(1, 0, 5000, 9000, 100)
            .process(100, 1, 300, 50, 1000)
            // A child may have a lower number than its parent, once the numbers start again.
            .process(30, 200, 7, 0, 10)
            .process(200, 100, 40, 3, 100)
            .process(300, 1, 7777, 0, 5000);
    tree = new ProcessTree(new SystemFiles(root), 100);
  }

  @Test
  void theTreeIsTheProcessAndItsDescendantsParentsFirst() {
    assertThat(tree.members())
        .containsExactly(
            new ProcessTree.Member(100, 1, 350),
            new ProcessTree.Member(200, 100, 43),
            new ProcessTree.Member(30, 200, 7));
    assertThat(tree.cpuSeconds()).contains(4.0);
  }

  @Test
  void aChildThatComesIsFoundAndOneThatWasWaitedForLeavesItsTimeToItsParent() {
    assertThat(tree.cpuSeconds()).contains(4.0);

    system.process(400, 30, 20, 0, 10).without(300).process(500, 1, 999, 0, 10);
    assertThat(tree.cpuSeconds()).contains(4.2);

    system.without(400).process(30, 200, 7, 25, 10);
    assertThat(tree.cpuSeconds()).contains(4.25);
  }

  @Test
  void aDescendantWhoseParentEndedIsOursNoMoreNorAreItsChildren() {
    assertThat(tree.members()).hasSize(3);

    system.process(200, 1, 40, 3, 100);

    assertThat(tree.members()).extracting(ProcessTree.Member::pid).containsExactly(100L);
    assertThat(tree.members()).extracting(ProcessTree.Member::pid).containsExactly(100L);
  }

  @Test
  void withoutItsFilesThereIsNothingToSay(@TempDir Path empty) {
    assertThat(new ProcessTree(new SystemFiles(empty), 100).cpuSeconds()).isEmpty();
    assertThat(ProcessTree.parse(1, "1 (cut) S 0 1")).isEmpty();
    assertThat(ProcessTree.parse(1, "no line at all")).isEmpty();
    assertThat(ProcessTree.parse(1, "1 (a) S x 1 1 0 -1 4 96 0 0 0 1 2 3 4 20")).isEmpty();
  }
}
