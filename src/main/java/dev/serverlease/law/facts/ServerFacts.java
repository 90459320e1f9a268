package dev.serverlease.law.facts;

import org.jspecify.annotations.Nullable;

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
        @Nullable Boolean disputed) {

    static final ServerFacts UNSTATED = new ServerFacts(null, null, null, null, null, null, null, null, null, null);

    public enum AssetKind {
        BARE_METAL,
        VPS,
        CLOUD
    }
}
