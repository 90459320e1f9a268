/**
 * Notifies people: a list in the product, and mail if a mail server is configured. Notices are stored in the
 * transaction of the event; mails are sent after its commit.
 */
@NullMarked
package dev.serverlease.notification;

import org.jspecify.annotations.NullMarked;
