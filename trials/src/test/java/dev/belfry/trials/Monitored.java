package dev.belfry.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** The address that a Belfry on loopback is asked at, and all that it ever answered. */
final class Monitored {
    private static final int NO_ANSWER = 0;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> answers = new ArrayList<>();
    private final int port;

    private Monitored(int port) {
        this.port = port;
    }

    /** At a port that nobody has now. */
    static Monitored somewhere() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            return new Monitored(free.getLocalPort());
        }
    }

    /** What the configuration says of it. */
    String yaml() {
        return "monitoring: {listen: \"127.0.0.1:" + port + "\"}\n";
    }

    /** The status of a page, 0 while nobody answers. */
    int status(String path) {
        try {
            return get(path).statusCode();
        } catch (UncheckedIOException notYet) {
            return NO_ANSWER;
        }
    }

    /** The value of a metric, by its name and labels as the page writes them. */
    double metric(String name) {
        return get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(Double.NaN);
    }

    List<String> answers() {
        return List.copyOf(answers);
    }

    private HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            answers.add(response.headers().map() + "\n" + response.body());
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
