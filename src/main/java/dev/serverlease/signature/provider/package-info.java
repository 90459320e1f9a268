/**
 * Where a lessee signs: the port ({@link dev.serverlease.signature.provider.SigningProvider}), the shape that signing
 * platforms outside share ({@link dev.serverlease.signature.provider.SigningPlatform}), and the client of one that the
 * settings name. The provider that comes with the product is the one-time link, in the contract's stage.
 */
@NullMarked
package dev.serverlease.signature.provider;

import org.jspecify.annotations.NullMarked;
