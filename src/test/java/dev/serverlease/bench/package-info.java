/**
 * What a lease costs over HTTP, beside a stock Camunda of the same shape: {@code mvn -Pbench}. The figures' meaning
 * stands in {@code src/docs/performance.md}.
 */
@NullMarked
package dev.serverlease.bench;

import org.jspecify.annotations.NullMarked;
