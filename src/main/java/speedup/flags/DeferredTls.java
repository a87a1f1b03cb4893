package speedup.flags;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JVM's own TLS, not before somebody needs it. An HTTP client asks for it when it is made:
 * reading the trusted certificates and setting up the ciphers takes 0.2 s, half of what the first
 * download of a JVM costs, and every worker JVM would pay for it, though most sites here are on the
 * loopback and not encrypted.
 */
final class DeferredTls extends SSLContextSpi {

  private DeferredTls() {}

  /** A context that becomes {@link SSLContext#getDefault} with the first encrypted connection. */
  static SSLContext context() {
    return new Context(new DeferredTls(), null);
  }

  /** None of our own: a client would ask the context for its defaults, and so set TLS up. */
  static SSLParameters parameters() {
    return new SSLParameters();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return tls().createSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(String host, int port) {
    return tls().createSSLEngine(host, port);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return tls().getSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return tls().getServerSocketFactory();
  }

  @Override
  protected SSLSessionContext engineGetClientSessionContext() {
    return tls().getClientSessionContext();
  }

  @Override
  protected SSLSessionContext engineGetServerSessionContext() {
    return tls().getServerSessionContext();
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keys,
      TrustManager @Nullable [] trust,
      @Nullable SecureRandom random) {
    throw new UnsupportedOperationException("the default context initializes itself");
  }

  private static SSLContext tls() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no TLS", e);
    }
  }

  /** {@link SSLContext} itself cannot be made from outside its package. */
  private static final class Context extends SSLContext {
    Context(SSLContextSpi tls, @Nullable Provider provider) {
      super(tls, provider, "TLS");
    }
  }
}
