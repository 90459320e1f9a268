package dev.serverlease.attachment;

import dev.serverlease.lease.Bilingual;
import dev.serverlease.people.Groups;
import dev.serverlease.people.MaskedLessee;
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

    /**
     * Whether the person may open files of this kind. A letter of authority names an agent and the agent's document;
     * what proves that the server was handed over, or what became of the data, operations need; whatever else is handed
     * in is a paper like the contract.
     *
     * @param papers whether they may open the papers of this lease
     */
    public static boolean mayOpen(Person person, AttachmentKind kind, boolean papers) {
        return switch (kind) {
            case IDENTITY -> isOfficer(person);
            case LETTER_OF_AUTHORITY -> MaskedLessee.isWholeFor(person);
            case HANDOVER_CONFIRMATION, ERASURE_CONFIRMATION, DATA_RETURN_PROOF, NO_DATA_CONFIRMATION ->
                papers || person.in(Groups.OPERATIONS);
            default -> papers;
        };
    }

    /** Why the person may not open it, and who may. */
    public static Bilingual closed(AttachmentKind kind) {
        return kind == AttachmentKind.IDENTITY
                ? new Bilingual("仅合规、法务人员可以打开", "opened by compliance and legal officers only")
                : new Bilingual(
                        "含个人信息，由经办人和合同、法务、合规人员打开",
                        "holds personal data; opened by the applicant and by contract, legal and compliance officers");
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
