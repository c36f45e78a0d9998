package dev.belfry.app.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Says in words why a handshake failed. Nothing of an exception's own text is shown but an alert's name. */
public final class TlsWords {
    private static final Pattern ALERT = Pattern.compile("fatal alert: ([a-z_]{1,40})");

    private TlsWords() {}

    /** One line about a handshake with this host, with what to do where something can be done. */
    public static String of(Throwable failure, String host) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof CertificateExpiredException) {
                return "the certificate of " + host + " has expired";
            }
            if (t instanceof CertificateNotYetValidException) {
                return "the certificate of " + host + " is not valid yet (or the clock here is wrong)";
            }
            if (t instanceof CertPathBuilderException) {
                return "the certificate of " + host + " is signed by no CA that is trusted here;"
                        + " a CA of your own is added with BELFRY_CA_CERTIFICATES";
            }
            if (t instanceof SSLPeerUnverifiedException) {
                return "the certificate of " + host + " is for another name";
            }
        }
        return withoutCertificate(String.valueOf(failure.getMessage()), host);
    }

    private static String withoutCertificate(String message, String host) {
        Matcher alert = ALERT.matcher(message);
        if (alert.find()) {
            return host + " refused the TLS handshake: " + alert.group(1);
        }
        if (message.startsWith("Unsupported or unrecognized SSL message")) {
            return host + " does not speak TLS on this port (is it http://?)";
        }
        return "the TLS handshake with " + host + " broke off";
    }
}
