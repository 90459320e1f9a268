package dev.serverlease.reconcile;

/** In which way rows and engine disagree, and what an operator does about it. */
public enum MismatchKind {
    INSTANCE_GONE(
            "流程实例已不存在，任务、期限和自动关停都不会再发生。处理：立即告知业务主管和法务人员，请其查操作日志（/journal）中是谁删除的，由其决定服务器是否关停并人工跟踪各项期限；收到机关命令时系统仍会直接关停服务器。",
            "Its process instance is gone: no task, deadline or automatic stop will happen. Find out in the journal (/journal)"
                    + " who deleted it, and tell managers and legal officers at once: they decide whether the server stops and"
                    + " watch the dates by hand. An order of an authority still switches the server off."),
    MISPLACED(
            "流程不在登记的阶段应当等待的位置。处理：在 Cockpit 中查看该实例；请管理员对照操作日志（/journal）将其移回该阶段的步骤。",
            "Its process does not wait at a step of its stage. Look at the instance in Cockpit and at the journal (/journal); an"
                    + " administrator moves it back to a step of that stage."),
    WAIT_MISSING(
            "当前步骤应有的计时器、消息等待或者作业不存在，到期或者收到消息时不会处理。处理：由管理员在 Cockpit 中取消该步骤并在同一步骤前重新开始，所缺项即重新建立。",
            "The timer, message or job that belongs to its step is missing, so nothing happens when it is due or arrives."
                    + " An administrator cancels the step and starts again before the same step: this creates it again."),
    TIMER_DATE(
            "计时器的日期与登记不一致。处理：由管理员令该作业按登记重新计算到期日（接口 /engine-rest/job/作业编号/duedate/recalculate）。",
            "A timer waits for another date than the lease has. An administrator recalculates the job's due date from the"
                    + " lease (at /engine-rest/job/<id>/duedate/recalculate)."),
    SUSPENDED(
            "流程实例或者作业被挂起，任务和期限停止进行。处理：请管理员在 Cockpit 中激活。",
            "The instance or one of its jobs is suspended, and its tasks and dates do not proceed. Activate it in Cockpit."),
    NO_RETRIES(
            "作业已无重试次数，且没有相应事件（incident）提示。处理：查明原因后在 Cockpit 中增加重试次数。",
            "A job has no retries left and no incident says so. Find out why, then increment its retries in Cockpit."),
    NO_LEASE(
            "流程实例不对应任何租赁。处理：请管理员查操作日志（/journal）中是谁启动的，核实后删除该实例。",
            "A process instance belongs to no lease. Find out in the journal (/journal) who started it; an administrator deletes it."),
    DEFINITION_SUSPENDED(
            "流程定义或者其作业被挂起，影响其全部租赁。处理：由管理员在 Cockpit 中激活。",
            "A process definition, or a kind of its jobs, is suspended; this affects all its leases. An administrator activates it.");

    private final String zh;
    private final String en;

    MismatchKind(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    String zh() {
        return zh;
    }

    String en() {
        return en;
    }
}
