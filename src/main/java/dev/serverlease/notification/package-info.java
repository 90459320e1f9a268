/**
 * Who is told what: a list in the product, and a mail where a mail server is configured. Told in the transaction of
 * what happened, sent after its commit.
 */
@NullMarked
package dev.serverlease.notification;

import org.jspecify.annotations.NullMarked;
