/**
 * One package a stage of the lease, named by the word of {@link dev.serverlease.lease.LeaseStage}, of the frame in the
 * process and of the forms.
 */
@NullMarked
package dev.serverlease.stage;

import org.jspecify.annotations.NullMarked;
