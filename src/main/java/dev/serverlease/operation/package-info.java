/** 运行监控: whether the product is healthy, in figures, for those who run it; on a port of its own. */
@NullMarked
package dev.serverlease.operation;

import org.jspecify.annotations.NullMarked;
