package dev.belfry.benchmarks.load;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import static java.util.concurrent.TimeUnit.SECONDS;

/** What the HTTP client itself can do: bodies as long as an alert's, sent and answered, and nothing kept. */
final class PlainPosts {
    private static final String BODY = "{\"text\":\"" + "x".repeat(700) + "\"}";
    private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    private PlainPosts() {}

    static Lap send(String url, int count, int inFlight) throws Exception {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(inFlight);
        dispatcher.setMaxRequestsPerHost(inFlight);
        OkHttpClient client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(inFlight, 4, SECONDS))
                .build();
        Request request = new Request.Builder()
                .url(url)
                .post(RequestBody.create(BODY, JSON))
                .build();
        CountDownLatch heard = new CountDownLatch(count);
        AtomicInteger failures = new AtomicInteger();
        Lap lap = Lap.of(() -> {
            for (int i = 0; i < count; i++) {
                client.newCall(request).enqueue(hearing(heard, failures));
            }
            heard.await();
        });
        dispatcher.executorService().shutdown();
        client.connectionPool().evictAll();
        if (failures.get() > 0) {
            throw new IllegalStateException(failures + " of " + count + " requests failed");
        }
        return lap;
    }

    private static Callback hearing(CountDownLatch heard, AtomicInteger failures) {
        return new Callback() {
            @Override
            public void onResponse(Call call, Response response) throws IOException {
                try (response) {
                    if (response.body().bytes().length == 0) {
                        failures.incrementAndGet();
                    }
                } finally {
                    heard.countDown();
                }
            }

            @Override
            public void onFailure(Call call, IOException e) {
                failures.incrementAndGet();
                heard.countDown();
            }
        };
    }
}
