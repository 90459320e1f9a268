/**
 * Who sees and does which task, on the engine's side: whoever is named by the task itself, its assignee and those it is
 * offered to. No permission is stored for a task, so none has to be searched, kept or removed. What Tasklist's cards
 * show of the instance follows from that: whoever sees a task in it sees those variables.
 *
 * <p>The classes here replace classes of the engine that are not part of its interface; {@code VisibleTasksTest} and
 * {@code VisibleVariablesTest} hold them against it.
 */
@NullMarked
package dev.serverlease.access.tasks;

import org.jspecify.annotations.NullMarked;
