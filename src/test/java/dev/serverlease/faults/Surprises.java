package dev.serverlease.faults;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What somebody met who only sent again what had failed: a fault that was not said as “later”, or a refusal. */
final class Surprises {

    private static final int UNAVAILABLE = 503;
    private static final int LONGEST = 300;

    private final Queue<String> met = new ConcurrentLinkedQueue<>();

    /** A fault is none if it says that it is for now, and until when, as the product's other answers are written. */
    void answer(HttpRequest asked, HttpResponse<String> fault) {
        boolean polite = fault.statusCode() < 500
                || fault.statusCode() == UNAVAILABLE
                        && fault.headers().firstValue("Retry-After").isPresent();
        if (!polite) {
            add(asked.method() + " " + asked.uri().getPath() + " answers " + fault.statusCode() + " " + fault.body());
        }
    }

    void add(String what) {
        met.add(what.substring(0, Math.min(LONGEST, what.length())));
    }

    List<String> all() {
        return List.copyOf(met);
    }
}
