package speedup.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers have of their parent's options. */
final class JvmOptionsTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005",
        "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
        "-agentlib:jdwp=transport=dt_socket,server=n,address=localhost:5005",
        "-Xrunjdwp:transport=dt_socket,address=127.0.0.1:8000",
        "-Dcom.sun.management.jmxremote.port=9010",
        "-Dcom.sun.management.jmxremote.rmi.port=9010",
        "-javaagent:/opt/jmx_prometheus.jar=8080:/etc/config.yaml",
        "-javaagent:/opt/jmx_prometheus.jar=localhost:8080:/etc/config.yaml",
        "-javaagent:/opt/jacoco.jar=output=tcpserver,port=6300",
        "-Xlog:gc:file=/tmp/gc.log",
        "-Xlog:gc:gc.log",
        "-XX:AOTCacheOutput=app.aot",
        "-XX:StartFlightRecording=filename=app.jfr",
        "-XX:StartFlightRecording:duration=5s,filename=app.jfr",
        "-Xlog:safepoint*:\"a folder/sp.log\":uptime"
      })
  void aPortOrALogCanBeHadOnce(String option) {
    assertThat(JvmOptions.canBeHadOnce(option)).isTrue();
    assertThat(JvmOptions.forEachOf(2, List.of(option))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:StartFlightRecording=filename=app-%p.jfr",
        "-XX:StartFlightRecording:filename=app-%p.jfr,duration=5s",
        "-XX:StartFlightRecording",
        "-XX:AOTCacheOutput=app-%p.aot"
      })
  void aFileOfItsOwnCanBeHadByEachThatAsksForIt(String option) {
    assertThat(JvmOptions.canBeHadOnce(option)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n",
        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0",
        "-Dcom.sun.management.jmxremote.port=0",
        "-javaagent:/opt/jacoco.jar=destfile=/tmp/jacoco.exec,append=true",
        "-Dport=8080",
        "-Dmy.prop=1",
        "-ea",
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--enable-preview",
        "-Duser.timezone=Asia/Tokyo",
        "-Xint",
        "-XX:+UseG1GC",
        "-Xlog:gc",
        "-Xlog:gc*:stderr",
        "-Xlog:gc::uptime",
        "-Xlog:gc:stdout:uptime",
        "-Xlog:gc:file=gc%p.log"
      })
  void whatEveryJvmCanHaveIsInherited(String option) {
    assertThat(JvmOptions.canBeHadOnce(option)).isFalse();
    assertThat(JvmOptions.forEachOf(2, List.of(option))).containsExactly(option);
  }

  @Test
  void aStackThatIsTooSmallForWhatIsReadIsLeftOut() {
    assertThat(
            JvmOptions.withStack(
                2 << 20,
                List.of("-Xss256k", "-Xss2m", "-XX:ThreadStackSize=512", "-Xss3145728", "-Xssx")))
        .containsExactly("-Xss2m", "-Xss3145728", "-Xssx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:+HeapDumpOnOutOfMemoryError",
        "-XX:HeapDumpPath=/tmp",
        "-XX:StartFlightRecording=filename=a.jfr",
        "-XX:ErrorFile=/tmp/error.log",
        "-Xloggc:/tmp/gc.log",
        "-XX:AOTCacheOutput=/tmp/a.aot",
        "-XX:AOTCache=/tmp/a.aot",
        "-XX:SharedArchiveFile=/tmp/a.jsa",
        "-agentpath:/opt/libasyncProfiler.so=start,file=/tmp/a.html"
      })
  void filesOfTheParentAreNotInherited(String option) {
    assertThat(JvmOptions.forEachOf(2, List.of(option))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "-Xmx1g, -Xmx262144k",
    "-Xms512M, -Xms131072k",
    "-Xmn256m, -Xmn65536k",
    "-XX:MaxHeapSize=1073741824, -XX:MaxHeapSize=262144k",
    "-Xmx20m, -Xmx16384k",
    "-Xmx8m, -Xmx8192k",
    "-XX:MaxRAMPercentage=50, -XX:MaxRAMPercentage=12.5",
    "-XX:MaxRAMFraction=2, -XX:MaxRAMFraction=8",
    "-Xss2m, -Xss2m"
  })
  void theHeapIsDivided(String ofParent, String ofWorker) {
    assertThat(JvmOptions.forEachOf(4, List.of(ofParent))).containsExactly(ofWorker);
  }

  @Test
  void aCollectorIsRecognized() {
    assertThat(JvmOptions.chooseCollector(List.of("-Xmx1g", "-XX:+UseZGC"))).isTrue();
    assertThat(JvmOptions.chooseCollector(List.of("-XX:+UseAdaptiveSizePolicyWithSystemGC")))
        .isFalse();
  }

  @Test
  void variablesAreFilteredAndTheRestIsAsItWas() {
    JvmVariables variables =
        JvmVariables.of(
            Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Da='b c' -agentlib:jdwp=transport=dt_socket,server=y,address=5005 -Dd=e",
                "_JAVA_OPTIONS",
                "-Dcom.sun.management.jmxremote.port=9010",
                "JDK_JAVA_OPTIONS",
                "-Dkept=\"as it is\""));

    assertThat(variables.changed())
        .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "\"-Da=b c\" -Dd=e", "_JAVA_OPTIONS", ""));
    assertThat(variables.options()).containsExactly("-Da=b c", "-Dd=e", "-Dkept=as it is");
    assertThat(variables.leftOut()).hasSize(2);
    assertThat(variables.leftOut().getFirst()).contains("address=5005 of JAVA_TOOL_OPTIONS");
  }

  @Test
  void withoutVariablesNothingIsChanged() {
    JvmVariables variables = JvmVariables.of(Map.of("PATH", "/bin"));

    assertThat(variables.changed()).isEmpty();
    assertThat(variables.options()).isEmpty();
    assertThat(variables.leftOut()).isEmpty();
  }
}
