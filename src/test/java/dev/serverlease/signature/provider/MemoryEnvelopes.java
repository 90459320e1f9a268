package dev.serverlease.signature.provider;

import dev.serverlease.signature.provider.SigningProvider.EnvelopeId;
import dev.serverlease.signature.provider.SigningProvider.EnvelopeState;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class MemoryEnvelopes implements Envelopes {

    private final Map<String, Kept> byRequest = new ConcurrentHashMap<>();

    @Override
    public Kept keepOnce(Kept envelope) {
        var there = byRequest.putIfAbsent(envelope.request().requestId(), envelope);
        return there == null ? envelope : there;
    }

    @Override
    public Optional<Kept> find(EnvelopeId id) {
        return byRequest.values().stream().filter(kept -> kept.id().equals(id)).findFirst();
    }

    @Override
    public synchronized boolean end(Kept ended) {
        var now = find(ended.id()).orElseThrow();
        return now.state() == EnvelopeState.OPEN
                && byRequest.replace(now.request().requestId(), now, ended);
    }
}
