package dev.serverlease.stage.inforce.duty;

/** The immediate effect of an order, a notice or a finding; shown to the person who recorded it. */
enum Effect {
    TASK("已登记，并已生成待办任务。 Recorded; a task was opened for it."),
    STOPPING("命令已登记，正在立即停止服务，记录予以保留；报告任务已生成。 The order is recorded and the service is being stopped at once, with its"
            + " records kept; the task to report was opened."),
    STOPS_ALREADY("命令已登记，服务正在停止或者恢复之中，请运维立即核实服务器已关闭；报告任务已生成。 The order is recorded while the server is being"
            + " switched: operations must see at once that it is off; the task to report was opened."),
    STOPS_WITHOUT_PROCESS("命令已登记。该租赁的流程已不存在、被挂起或者不在应有的位置，系统不经流程直接关停服务器；未能关停的，运维会收到立即手工关停的通知。"
            + "流程不在的，不会生成报告任务，请在期限前自行报告。 The order is recorded. The lease's process is gone, suspended or not where it"
            + " belongs, so the server is switched off without it; where that fails, operations are told to do it by hand at once. Where the"
            + " process is gone no task to report is opened: report by the date yourselves."),
    STAYS_OFF("命令已登记，服务已经暂停，此后只能由法务人员恢复；报告任务已生成。 The order is recorded; the service is off already, and from now on"
            + " only a legal officer lifts that; the task to report was opened."),
    CLOSING("已登记，并已生成待办任务。租赁处于退租清结阶段：请立即断开并收回服务器，保留记录，不得删除数据。 Recorded; a task was opened for it. The lease"
            + " is closing: take the server off and back at once, keep the records, erase nothing."),
    NO_PROCESS("已登记。该租赁的流程已不存在或者被挂起，不会生成待办任务，请在期限前自行办理。 Recorded. The lease's process is gone or suspended, so that"
            + " no task is opened: see to it by its date yourselves."),
    NO_SERVER("已登记留存。租赁没有在用的服务器，无须停止服务；流程已经全部结束的租赁不再生成任务，请在期限前办理。 Recorded and kept. No server of this lease is in"
            + " use, so there is none to stop; where its process is over no task is opened any more, so see to the duty by its date"
            + " yourselves.");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
