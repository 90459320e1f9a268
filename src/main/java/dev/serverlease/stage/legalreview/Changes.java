package dev.serverlease.stage.legalreview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What differs between two applications, member by member. */
final class Changes {

    private Changes() {}

    /**
     * One member that differs; a list counts as one.
     *
     * @param path like {@code use.licenceNo}
     * @param was missing if the member was added
     * @param now missing if it was removed
     */
    record Change(String path, JsonNode was, JsonNode now) {}

    /** The differences in the order of their paths. */
    static List<Change> between(JsonNode was, JsonNode now) {
        var changes = new ArrayList<Change>();
        compare("", was, now, changes);
        return changes;
    }

    private static void compare(String path, JsonNode was, JsonNode now, List<Change> changes) {
        if (was.isObject() || now.isObject()) {
            var members = new TreeSet<String>();
            was.fieldNames().forEachRemaining(members::add);
            now.fieldNames().forEachRemaining(members::add);
            members.forEach(member -> compare(
                    path.isEmpty() ? member : path + "." + member, was.path(member), now.path(member), changes));
        }
        var wasLeaf = leaf(was);
        var nowLeaf = leaf(now);
        if (!wasLeaf.equals(nowLeaf)) {
            changes.add(new Change(path, wasLeaf, nowLeaf));
        }
    }

    private static JsonNode leaf(JsonNode node) {
        return node.isObject() ? MissingNode.getInstance() : node;
    }
}
