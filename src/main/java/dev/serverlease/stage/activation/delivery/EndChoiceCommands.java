package dev.serverlease.stage.activation.delivery;

import dev.serverlease.attachment.Attachment;
import dev.serverlease.attachment.AttachmentKind;
import dev.serverlease.attachment.Attachments;
import dev.serverlease.lease.AuditEntry;
import dev.serverlease.lease.Lease;
import dev.serverlease.process.LeaseCommands;
import dev.serverlease.request.Refusal;
import dev.serverlease.request.Refusal.FieldError;
import dev.serverlease.stage.activation.delivery.EndChoiceController.EndChoiceRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** Records on an officer's word, with the paper, what the lessee chose. */
@Service
class EndChoiceCommands {

    private final LeaseCommands commands;
    private final Attachments attachments;
    private final KeepEnd keep;

    EndChoiceCommands(LeaseCommands commands, Attachments attachments, KeepEnd keep) {
        this.commands = commands;
        this.attachments = attachments;
        this.keep = keep;
    }

    /** @throws Refusal with 400 if the lease has no such statement, and as {@link KeepEnd#choose} */
    void record(String number, EndChoiceRequest request, String key, String by) {
        commands.lockedDo(number, lease -> {
            var statement = statement(lease, request);
            var entry = AuditEntry.of(by, "TERM_AS_AGREED")
                    .detail(Map.of(
                            "arrivedOn", request.receivedOn().toString(),
                            "proof", statement.fileName()));
            keep.choose(lease, new EndChoice.Said(request.receivedOn(), statement.id(), null, by, key), entry);
        });
    }

    private Attachment statement(Lease lease, EndChoiceRequest request) {
        return attachments
                .find(lease.number(), request.statement())
                .filter(file -> file.kind() == AttachmentKind.LESSEE_STATEMENT)
                .orElseThrow(() -> {
                    var text =
                            "本租赁没有这份用途为“承租人提交的材料”的附件，请先上传。 This lease has no such file handed in as a statement of the lessee; hand it in first.";
                    return new Refusal(400, text, List.of(new FieldError("statement", text)));
                });
    }
}
