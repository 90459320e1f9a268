/** Stage CONTRACT: drafted under the Civil Code's terms for leases, signed by both, verified. */
@NullMarked
package dev.serverlease.contract;

import org.jspecify.annotations.NullMarked;
