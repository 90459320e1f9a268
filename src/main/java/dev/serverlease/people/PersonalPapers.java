package dev.serverlease.people;

import dev.serverlease.lease.ApplicationTrees;
import dev.serverlease.lease.Lease;
import dev.serverlease.request.Refusal;
import org.springframework.stereotype.Component;

/**
 * Papers that state a natural person's data in full – the contract, agreements, letters, and what was handed in – are
 * opened by whoever needs these data (PIPL art. 6), as {@link MaskedLessee} says; everybody else reads the figures and
 * what was agreed on the page of the lease. An organisation's papers name its business address and whom it appointed
 * for notices, and are open.
 */
@Component
public class PersonalPapers {

    private final ApplicationTrees trees;

    PersonalPapers(ApplicationTrees trees) {
        this.trees = trees;
    }

    /** Whether the lessee is a natural person. */
    public boolean areOfAPerson(Lease lease) {
        return MaskedLessee.isPerson(trees.of(lease.application()).path("lessee"));
    }

    /** Whether this person may open papers of this lease that state the lessee's data. */
    public boolean mayOpen(Lease lease, Person reader) {
        return MaskedLessee.isWholeFor(reader) || !areOfAPerson(lease);
    }

    /** @throws Refusal with 403 for whoever may not; it says what is withheld, why, and who has it */
    public void require(Lease lease, Person reader) {
        if (!mayOpen(lease, reader)) {
            throw new Refusal(
                    403,
                    "该文件载有自然人承租人的住所、联系方式等个人信息，不向业务主管、运维人员和系统管理员提供（个人信息保护法第六条）；租赁页面可以查看不含个人信息的内容。"
                            + "确有需要的，请向经办人、合同管理员、法务人员或者合规人员了解。"
                            + " This file states personal data of a natural person, such as the domicile, and is not given to managers,"
                            + " operations and administrators (PIPL art. 6); the page of the lease has what holds no such data."
                            + " The applicant and the contract, legal and compliance officers have it.");
        }
    }
}
