package dev.serverlease.signature;

import eu.europa.esig.dss.spi.exception.DSSExternalResourceException;
import java.util.concurrent.atomic.AtomicInteger;

/** A time-stamp service that is away, and how often it was asked. */
public final class FailingTimeStamps {

    private final AtomicInteger asked = new AtomicInteger();

    public TimeStamps service() {
        return new TimeStamps("http://tsa.example", (algorithm, digest) -> {
            asked.incrementAndGet();
            throw new DSSExternalResourceException("away");
        });
    }

    public int asked() {
        return asked.get();
    }
}
