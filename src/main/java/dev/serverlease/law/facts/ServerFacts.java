package dev.serverlease.law.facts;

import org.jspecify.annotations.Nullable;

/**
 * The server.
 *
 * @param advancedGpu whether it holds advanced computing chips
 */
public record ServerFacts(
        @Nullable AssetKind assetKind,
        @Nullable String name,
        @Nullable String country,
        @Nullable Boolean isHkMoTw,
        @Nullable Long quantity,
        @Nullable String upstreamProvider,
        @Nullable String dueDiligenceRef,
        @Nullable String securityPlanRef,
        @Nullable Boolean seized,
        @Nullable Boolean disputed,
        Answer advancedGpu) {

    static final ServerFacts UNSTATED =
            new ServerFacts(null, null, null, null, null, null, null, null, null, null, Answer.UNKNOWN);

    public ServerFacts {
        advancedGpu = LeaseFacts.orElse(advancedGpu, Answer.UNKNOWN);
    }

    public enum AssetKind {
        BARE_METAL,
        VPS,
        CLOUD
    }
}
