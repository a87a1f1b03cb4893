package speedup.flags;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request to the site asks for: {@code /flags/br/br.gif}, with optional wishes before it.
 *
 * <p>{@code /delay/50} has the answer come 50 ms late, whatever the site's own delays are, so that
 * one site serves every cell of a benchmark. {@code /fault/NAME} has it fail as {@link SiteFault}
 * says. {@code /moved} has it redirect to the same path without that word.
 *
 * @param code the country code, in upper case
 * @param delay the delay wished for
 * @param fault the fault wished for
 * @param moved the path to redirect to, if a redirection is wished for
 */
record FlagRequest(
    String code, Optional<Duration> delay, Optional<SiteFault> fault, Optional<String> moved) {

  private static final Pattern PATH =
      Pattern.compile(
          "(?<moved>/moved)?(?<rest>(?:/delay/(?<delay>[0-9]{1,6}))?(?:/fault/(?<fault>[a-z]+))?"
              + "/flags/(?<code>[a-z]{2})/\\k<code>\\.gif)");

  /** Reads the path of a URL; empty if there can be nothing under it. */
  static Optional<FlagRequest> parse(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Optional<SiteFault> fault =
        Optional.ofNullable(matcher.group("fault")).flatMap(SiteFault::labelled);
    if (matcher.group("fault") != null && fault.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FlagRequest(
            matcher.group("code").toUpperCase(Locale.ROOT),
            Optional.ofNullable(matcher.group("delay"))
                .map(Long::parseLong)
                .map(Duration::ofMillis),
            fault,
            Optional.ofNullable(matcher.group("moved")).map(word -> matcher.group("rest"))));
  }
}
