package dev.belfry.fakes.velociraptor;

import dev.belfry.velociraptor.protocol.APIGrpc;
import dev.belfry.velociraptor.protocol.VQLCollectorArgs;
import dev.belfry.velociraptor.protocol.VQLEnv;
import dev.belfry.velociraptor.protocol.VQLRequest;
import dev.belfry.velociraptor.protocol.VQLResponse;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.tls.Certificates;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A gRPC client that reads nothing into what it gets. */
final class RawClient implements AutoCloseable {
    private static final String[] TLS13 = {"TLSv1.3"};
    private static final String[] CIPHERS = {"TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384"};

    private final ManagedChannel channel;

    RawClient(String apiConfig) {
        this(apiConfig, TLS13, CIPHERS);
    }

    RawClient(String apiConfig, String[] protocols, String[] ciphers) {
        HandshakeCertificates tls = new HandshakeCertificates.Builder()
                .addTrustedCertificate(Certificates.decodeCertificatePem(block(apiConfig, "ca_certificate")))
                .heldCertificate(HeldCertificate.decode(block(apiConfig, "client_cert") + pkcs8(apiConfig)))
                .build();
        this.channel = OkHttpChannelBuilder.forTarget("dns:///" + value(apiConfig, "api_connection_string"))
                .sslSocketFactory(tls.sslSocketFactory())
                .tlsConnectionSpec(protocols, ciphers)
                .overrideAuthority("VelociraptorServer")
                .maxInboundMessageSize(64 << 20)
                .build();
    }

    Answer query(String vql, Map<String, String> env) {
        return query(args(vql, env).build());
    }

    static VQLCollectorArgs.Builder args(String vql, Map<String, String> env) {
        VQLCollectorArgs.Builder args = VQLCollectorArgs.newBuilder()
                .setMaxRow(100)
                .setMaxWait(1)
                .addQuery(VQLRequest.newBuilder().setVQL(vql).setName("q0"));
        env.forEach((key, value) -> args.addEnv(VQLEnv.newBuilder().setKey(key).setValue(value)));
        return args;
    }

    Answer query(VQLCollectorArgs args) {
        return query(args, Duration.ofSeconds(20));
    }

    Answer query(String vql, Map<String, String> env, Duration patience) {
        return query(args(vql, env).build(), patience);
    }

    Answer query(VQLCollectorArgs args, Duration patience) {
        List<VQLResponse> messages = new ArrayList<>();
        try {
            Iterator<VQLResponse> stream = APIGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                    .query(args);
            stream.forEachRemaining(messages::add);
            return new Answer(messages, Status.OK);
        } catch (StatusRuntimeException e) {
            return new Answer(messages, e.getStatus());
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    private static String block(String yaml, String key) {
        Matcher matcher =
                Pattern.compile("(?m)^" + key + ": \\|\\n((?:  .*\\n)+)").matcher(yaml);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + key);
        }
        return matcher.group(1).replaceAll("(?m)^  ", "");
    }

    private static String value(String yaml, String key) {
        Matcher matcher = Pattern.compile("(?m)^" + key + ": (.*)$").matcher(yaml);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + key);
        }
        return matcher.group(1);
    }

    /** The PKCS#1 key, wrapped. */
    private static String pkcs8(String yaml) {
        String pem = block(yaml, "client_private_key");
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
        byte[] octets = tlv(0x04, key);
        byte[] rsa = Base64.getDecoder().decode("AgEAMA0GCSqGSIb3DQEBAQUA");
        byte[] wrapped = tlv(
                0x30,
                ByteBuffer.allocate(rsa.length + octets.length)
                        .put(rsa)
                        .put(octets)
                        .array());
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(wrapped)
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** Lengths of 256 to 65,535 only. */
    private static byte[] tlv(int tag, byte[] content) {
        return ByteBuffer.allocate(content.length + 4)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
