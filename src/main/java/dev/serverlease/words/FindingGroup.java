package dev.serverlease.words;

import dev.serverlease.law.Outcome;
import dev.serverlease.law.matter.Matter;
import dev.serverlease.lease.StoredFinding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Findings that speak of one matter, as people are shown them: once, under one heading, side by side.
 *
 * @param title of the matter, or of the rule where it stands alone
 * @param findings in the order in which they were found
 * @param following what cannot be judged before the fact is given that the findings ask for
 */
public record FindingGroup(Word title, List<StoredFinding> findings, List<StoredFinding> following) {

    private static final String CHANNEL = "channel.kind";
    private static final Set<String> UNSTATED = Set.of("", "UNKNOWN");
    private static final String CHANNEL_DECLARED = "channel.declared";

    public FindingGroup {
        findings = List.copyOf(findings);
        following = List.copyOf(following);
    }

    /** Whether several rules speak of it. */
    public boolean isShared() {
        return findings.size() > 1;
    }

    /** The findings in groups, each where the first of its findings stands. */
    public static List<FindingGroup> of(List<StoredFinding> findings) {
        boolean asksForChannel = findings.stream()
                .anyMatch(each -> each.rule().value().equals(CHANNEL_DECLARED) && each.outcome() == Outcome.REQUIRE);
        var following = findings.stream()
                .filter(each -> asksForChannel && waitsForChannel(each))
                .toList();
        var byMatter = new LinkedHashMap<String, List<StoredFinding>>();
        findings.stream()
                .filter(each -> !following.contains(each))
                .forEach(each -> byMatter.computeIfAbsent(matter(each), matter -> new ArrayList<>())
                        .add(each));
        return byMatter.values().stream()
                .map(members -> new FindingGroup(
                        title(members),
                        members,
                        members.get(0).rule().value().equals(CHANNEL_DECLARED) ? following : List.of()))
                .toList();
    }

    /**
     * The findings as forms show them, those of one matter under its heading.
     *
     * @param view what the form shows of a finding; the first of a matter, of each outcome, gets its {@code heading}
     */
    public static List<Map<String, Object>> views(
            List<StoredFinding> findings, Function<StoredFinding, Map<String, Object>> view) {
        var views = new ArrayList<Map<String, Object>>();
        for (var group : of(findings)) {
            for (var finding : group.findings()) {
                var shown = new LinkedHashMap<>(view.apply(finding));
                if (group.isShared() && group.isFirstOfItsOutcome(finding)) {
                    shown.put("heading", group.title().both());
                }
                if (!group.following().isEmpty()) {
                    shown.put("following", said(group.following()));
                }
                views.add(shown);
            }
        }
        return views;
    }

    /** Forms show one outcome after the other. */
    private boolean isFirstOfItsOutcome(StoredFinding finding) {
        return findings.stream()
                .filter(each -> each.outcome() == finding.outcome())
                .findFirst()
                .filter(finding::equals)
                .isPresent();
    }

    private static String said(List<StoredFinding> findings) {
        return findings.stream()
                .map(finding -> RuleTitles.of(finding.rule()).both())
                .collect(Collectors.joining("；"));
    }

    private static boolean waitsForChannel(StoredFinding finding) {
        return finding.outcome() == Outcome.UNDETERMINED
                && UNSTATED.contains(finding.facts().getOrDefault(CHANNEL, "-"))
                && FindingWords.concerned(finding).contains(CHANNEL);
    }

    private static String matter(StoredFinding finding) {
        return Matter.of(finding.rule()).map(Matter::code).orElse(finding.rule().value());
    }

    private static Word title(List<StoredFinding> members) {
        var rule = members.get(0).rule();
        return Matter.of(rule)
                .filter(matter -> members.size() > 1)
                .map(matter -> new Word(matter.title().zh(), matter.title().en()))
                .orElseGet(() -> RuleTitles.of(rule));
    }
}
