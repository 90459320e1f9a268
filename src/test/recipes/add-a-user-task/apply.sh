# The task on its flow, who may do it, and what its step is called; the form, the bean and its test lie in files/.
model processes/human-look.bpmn on-flow Flow_HumanLook_Decided Flow_TellLessee_Decided "$recipes/add-a-user-task/task.xml"
after src/main/java/dev/serverlease/process/TaskRoles.java 'role\("Task_HumanLook"' '            role("Task_TellLessee", LEGAL),'
after src/test/java/dev/serverlease/access/WaitingTasks.java 'case "Task_HumanLook"' '            case "Task_TellLessee" -> {
                var number = waiting.lookedAtByAPerson();
                lease.complete("legal1", number, "Task_HumanLook", Map.of("decision", "UPHOLD", "ground", "自动审查无误"));
                yield number;
            }'
after src/test/java/dev/serverlease/access/WaitingTasks.java '^import java.time.temporal' 'import java.util.Map;'
after src/docs/ROLES.md '^\| 人工复查 Human look ' '| 告知承租人 Tell the lessee |  | – | ✓ | – | – | – | – |  |'
echo 'LESSEE_TOLD: 已告知承租人 Lessee told' >> src/main/resources/words/steps.yaml
