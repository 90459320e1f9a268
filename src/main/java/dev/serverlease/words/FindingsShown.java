package dev.serverlease.words;

import dev.serverlease.law.matter.StandingNotes;
import dev.serverlease.lease.StoredFinding;
import java.util.List;

/**
 * What a page shows of findings.
 *
 * @param groups each matter once
 * @param standing notices that are the same in nearly every case, for one folded line
 */
public record FindingsShown(List<FindingGroup> groups, List<StoredFinding> standing) {

    public static FindingsShown of(List<StoredFinding> findings) {
        var standing = findings.stream().filter(FindingsShown::isStanding).toList();
        return new FindingsShown(
                FindingGroup.of(
                        findings.stream().filter(each -> !isStanding(each)).toList()),
                standing);
    }

    private static boolean isStanding(StoredFinding finding) {
        return StandingNotes.has(finding.rule(), finding.outcome(), finding.facts());
    }
}
