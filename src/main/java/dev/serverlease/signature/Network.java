package dev.serverlease.signature;

import eu.europa.esig.dss.spi.client.http.DataLoader;
import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks time-stamp and revocation services. The whole answer must come within the time, however slowly it drips. */
class Network implements DataLoader {

    private static final long serialVersionUID = 1L;

    private static final transient HttpClient CLIENT = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final @Nullable String contentType;
    private final Duration within;

    Network(@Nullable String contentType, Duration within) {
        this.contentType = contentType;
        this.within = within;
    }

    @Override
    public byte[] get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    @Override
    public DataAndUrl get(List<String> urls) {
        RuntimeException last = new DSSExternalResourceException("no address");
        for (var url : urls) {
            try {
                return new DataAndUrl(url, get(url));
            } catch (DSSExternalResourceException e) {
                last = e;
            }
        }
        throw last;
    }

    @Override
    public byte[] post(String url, byte[] content) {
        var request = HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.ofByteArray(content));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        return send(request.build());
    }

    @Override
    public void setContentType(String ignored) {
        throw new UnsupportedOperationException("named at construction");
    }

    private byte[] send(HttpRequest request) {
        var answer = CLIENT.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            var response = answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new DSSExternalResourceException(request.uri() + " answered " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new DSSExternalResourceException(request.uri() + " did not answer within " + within, e);
        } catch (ExecutionException e) {
            throw new DSSExternalResourceException(request.uri() + " cannot be reached", e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new DSSExternalResourceException(request.uri() + ": interrupted", e);
        }
    }
}
