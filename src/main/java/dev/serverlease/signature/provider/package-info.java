/** Where a lessee signs: the port to a signing platform, and the platform that comes with the product. */
@NullMarked
package dev.serverlease.signature.provider;

import org.jspecify.annotations.NullMarked;
