package dev.belfry.app.http;

import dev.belfry.core.http.HttpResponse;
import dev.belfry.engine.http.HttpSender;
import dev.belfry.engine.http.SendFailure;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits for what comes of a request. */
class Heard implements HttpSender.Callback {
    private final CompletableFuture<Object> what = new CompletableFuture<>();
    private final AtomicInteger times = new AtomicInteger();
    private volatile String thread = "";

    @Override
    public void answered(HttpResponse response) {
        hear(response);
    }

    @Override
    public void failed(SendFailure failure) {
        hear(failure);
    }

    private void hear(Object something) {
        thread = Thread.currentThread().getName();
        times.incrementAndGet();
        what.complete(something);
    }

    HttpResponse answer() {
        Object heard = await();
        assertThat(heard).isInstanceOf(HttpResponse.class);
        return (HttpResponse) heard;
    }

    SendFailure failure() {
        Object heard = await();
        assertThat(heard).isInstanceOf(SendFailure.class);
        return (SendFailure) heard;
    }

    String thread() {
        await();
        return thread;
    }

    private Object await() {
        Object heard = what.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(heard.toString() + thread).doesNotContain(Senders.SECRET);
        assertThat(times).hasValue(1);
        return heard;
    }
}
