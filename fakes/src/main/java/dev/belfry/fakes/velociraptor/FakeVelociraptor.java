package dev.belfry.fakes.velociraptor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * A Velociraptor server's API on 127.0.0.1: real gRPC, mutual TLS 1.3 with certificates of its own, Belfry's queries
 * answered from a model of clients, labels and audit log, message by message as a 0.77.2 server streams them. Other
 * queries are answered as far as {@code SELECT ... FROM ... WHERE ... LIMIT} over {@code clients, source, foreach, range,
 * orgs, scope} goes; beyond that they fail as an unknown plugin or a syntax error does.
 *
 * <p>A new one has the organisation root and the user {@code bot} with every {@link Permission} there. All methods may
 * be called from any thread. Times are the given clock's, except those of TLS and of pauses.
 */
public final class FakeVelociraptor implements AutoCloseable {
    /** Id of the root organisation. */
    public static final String ROOT = "root";
    /** The API user that is there from the start. */
    public static final String BOT = "bot";
    /** What it says its version is. */
    static final String VERSION = "0.77.2";

    private final InstantSource clock;
    private final Certificates certificates;
    private final Users users = new Users();
    private final Map<String, FakeOrg> orgs = new ConcurrentSkipListMap<>(
            Comparator.comparing((String id) -> !id.equals(ROOT)).thenComparing(Comparator.naturalOrder()));
    private final AllowList allowList = new AllowList();
    private final Script script = new Script();
    private final CallLog calls;
    private final Threads threads = new Threads();
    private volatile int port;
    private @Nullable Listener listener;

    private FakeVelociraptor(InstantSource clock) {
        this.clock = clock;
        this.certificates = new Certificates(clock.instant());
        this.calls = new CallLog(clock);
        addOrg(ROOT, "<root>");
        grant(BOT, ROOT, Permission.all());
    }

    /** Starts one on a free port. */
    public static FakeVelociraptor start(InstantSource clock) {
        FakeVelociraptor velociraptor = new FakeVelociraptor(clock);
        velociraptor.startAgain();
        return velociraptor;
    }

    /** Host and port. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The text of {@link #BOT}'s {@code api.config.yaml}. */
    public String apiConfig() {
        return apiConfig(BOT, ApiCertificate.VALID);
    }

    /** The text of a user's {@code api.config.yaml}. The user need not exist: a certificate is no user record. */
    public String apiConfig(String user, ApiCertificate kind) {
        return kind.config(certificates, address(), user);
    }

    /** The CA, by whose fingerprint a server is known. It stays the same however often the server starts again. */
    public X509Certificate caCertificate() {
        return certificates.authority().certificate();
    }

    /** The root organisation. */
    public FakeOrg root() {
        return org(ROOT);
    }

    /** An organisation that was added. */
    public FakeOrg org(String id) {
        FakeOrg org = orgs.get(id);
        if (org == null) {
            throw new IllegalArgumentException("No organisation " + id);
        }
        return org;
    }

    /** Adds an organisation, in which nobody has any right yet. */
    public FakeOrg addOrg(String id, String name) {
        FakeOrg org = new FakeOrg(id, name, clock);
        orgs.put(id, org);
        return org;
    }

    /** Gives a user, new or known, exactly these rights in an organisation. Calls begun earlier keep what they had. */
    public void grant(String user, String org, Set<Permission> permissions) {
        users.grant(user, org, permissions);
    }

    /** Deletes a user's record; the certificate still opens a connection. */
    public void removeUser(String user) {
        users.remove(user);
    }

    /** Allows no plugins and functions but those that the configuration wizard suggests. */
    public void restrictVql() {
        allowList.restrict();
    }

    /** Makes one call go wrong: the next one that no earlier order is for. */
    public void nextCall(Misbehaviour misbehaviour) {
        nextCall("", misbehaviour);
    }

    /** Makes one call go wrong: the next one whose VQL contains this text. */
    public void nextCall(String vqlPart, Misbehaviour misbehaviour) {
        script.add(vqlPart, misbehaviour);
    }

    /** The calls that came in, oldest first; the last 10,000 of them. */
    public List<ReceivedCall> calls() {
        return calls.all();
    }

    /** Stops in peace, as by SIGTERM: a snapshot is written, calls end with UNAVAILABLE. Does nothing when stopped. */
    public synchronized void stop() {
        if (listener != null) {
            orgs.values().forEach(FakeOrg::snapshotNow);
            stopListening(listener);
        }
    }

    /** Dies as by SIGKILL and stays down: memory is lost back to the last snapshot. Does nothing when stopped. */
    public synchronized void kill() {
        if (listener != null) {
            stopListening(listener);
            orgs.values().forEach(FakeOrg::crash);
        }
    }

    /** Starts after {@link #stop} or {@link #kill}, on the same port. Clients are not connected until they connect. */
    public synchronized void startAgain() {
        if (listener == null) {
            try {
                listener = listen();
                port = listener.port();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot listen on " + address(), e);
            }
        }
    }

    /** Dies as by SIGKILL and is started again at once. */
    public void crash() {
        kill();
        startAgain();
    }

    /** Ends it, within seconds whatever hangs. May be repeated. */
    @Override
    public synchronized void close() {
        stop();
        threads.close();
    }

    private Listener listen() throws IOException {
        TlsSockets sockets =
                new TlsSockets(certificates.handshake().sslContext().getSocketFactory());
        Answers answers = new Answers(clock, users, orgs, allowList);
        QueryService service = new QueryService(answers, script, calls, threads.scheduler());
        return new Listener(port, sockets, threads, service);
    }

    private void stopListening(Listener running) {
        listener = null;
        running.stop();
    }
}
