/**
 * Files that people hand in about a lease: proofs, identity evidence, letters of authority, scans. They are evidence:
 * added, never changed, and given out as downloads only.
 */
@NullMarked
package dev.serverlease.attachment;

import org.jspecify.annotations.NullMarked;
