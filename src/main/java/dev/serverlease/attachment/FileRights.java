package dev.serverlease.attachment;

import dev.serverlease.people.Groups;
import dev.serverlease.people.Person;
import java.util.Set;

/**
 * Who may open and hand in which files, among those who see the lease. Whoever learns personal data from a document
 * keeps it confidential, so few open it (Resident Identity Card Law art. 13); managers, who steer, bring no evidence of
 * identity either.
 */
public final class FileRights {

    private static final Set<String> OFFICERS = Set.of(Groups.COMPLIANCE, Groups.LEGAL);

    private FileRights() {}

    /** Whether the person may open files of this kind. */
    public static boolean mayOpen(Person person, AttachmentKind kind) {
        return kind != AttachmentKind.IDENTITY || isOfficer(person);
    }

    /** Whether the person may hand in files of this kind. What settles whether the end stands is the officers'. */
    public static boolean mayHandIn(Person person, AttachmentKind kind) {
        return switch (kind) {
            case IDENTITY -> !person.in(Groups.MANAGERS);
            case SETTLEMENT_AGREEMENT -> isOfficer(person);
            default -> true;
        };
    }

    private static boolean isOfficer(Person person) {
        return OFFICERS.stream().anyMatch(person::in);
    }
}
