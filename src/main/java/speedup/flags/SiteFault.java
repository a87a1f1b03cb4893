package speedup.flags;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways in which the site can fail on demand, each chosen by its name in the path of a URL. */
enum SiteFault {
  /** The connection is reset before any answer. */
  RESET {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withFault(Fault.CONNECTION_RESET_BY_PEER);
    }
  },
  /** The connection is closed before any answer. */
  EMPTY {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withFault(Fault.EMPTY_RESPONSE);
    }
  },
  /** What comes is not HTTP. */
  GARBAGE {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withFault(Fault.RANDOM_DATA_THEN_CLOSE);
    }
  },
  /** The answer begins well, and the connection is closed in the middle of its body. */
  BROKEN {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
    }
  },
  /** The answer begins at once, and its body trickles for a minute. */
  TRICKLE {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withChunkedDribbleDelay(600, 60_000);
    }
  },
  /** The answer is faultless HTTP, and its body is no picture. */
  TEXT {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withBody("This is not a flag.");
    }
  },
  /** The answer is that the site has broken down. */
  BREAKDOWN {
    @Override
    void spoil(ResponseDefinitionBuilder answer) {
      answer.withStatus(503).withBody("out of order");
    }
  };

  /** Makes the answer, which would be right, a wrong one. */
  abstract void spoil(ResponseDefinitionBuilder answer);

  /** The fault's name in a path. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<SiteFault> labelled(String label) {
    return Arrays.stream(values()).filter(fault -> fault.label().equals(label)).findFirst();
  }
}
