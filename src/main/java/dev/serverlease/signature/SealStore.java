package dev.serverlease.signature;

import org.jspecify.annotations.Nullable;

/** Where the lessor's seal is kept: a configured key store, or in the demo profile the demo's own. */
interface SealStore {

    /**
     * The lessor as the register names it.
     *
     * @param code its unified social credit code; null if it has none
     */
    record Owner(String name, @Nullable String code) {}

    /** @throws SigningUnavailable if the key cannot be used now */
    SigningKey open(Owner owner);
}
