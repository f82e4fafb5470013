import type { Case, Trial } from "../case";
import { describeAnswer, readReason } from "../site/http";
import { CoachedGroup } from "../site/replica/coached-group";
import { ReplicaSite } from "../site/replica/replica-site";

/** Promised time after which a replica that has caught up is used again. */
const USED_WITHIN_S = 20;

/**
 * Dashboards, a coach's figures and downloads come from a real streaming replica whose replay is
 * paused again and again, and whose clock is an hour ahead.
 */
export const REPLICA_LAG: Case = {
  name: "replica-lag",
  title: "a streaming replica with a wrong clock stops applying changes, again and again",
  needsPostgres: true,
  findObstacle: ReplicaSite.findObstacle,
  deadline: 180,
  run: async (trial) => {
    const site = await ReplicaSite.open(trial);
    const group = await CoachedGroup.open(site);
    trial.defer(() => group.close());
    await compareAfterActs(trial, site, group);
    await endSharing(trial, site, group);
  },
};

async function compareAfterActs(trial: Trial, site: ReplicaSite, group: CoachedGroup) {
  const { random } = trial;
  await checkUsed(trial, site, group);
  for (let round = 0; round < trial.scale(8, 80); round += 1) {
    const isPaused = round % 2 === 1;
    if (isPaused) await site.pauseReplay();
    for (let i = 0; i < (isPaused ? 2 : 4); i += 1) {
      const member = await group.act(random);
      const { tried, failures } = await group.compare(member);
      trial.check(
        isPaused
          ? "figures are those of the primary while the replica applies nothing"
          : "figures are those of the primary after each act",
        tried,
        failures.map((failure) => `round ${round}: ${failure}`),
      );
    }
    if (!isPaused) continue;
    await site.resumeReplay();
    await checkUsed(trial, site, group);
  }
  const reads = await site.countReads();
  const missing = ["replica", "behind"].filter((by) => !reads.get(by));
  trial.check("both the replica and, while it is behind, the primary have answered", 1, missing);
  const failed = reads.get("failed") ?? 0;
  trial.check(
    "the replica is asked for no more than its role may read",
    reads.get("replica") ?? 0,
    failed > 0 ? [`${failed} statements failed there`] : [],
  );
}

export async function checkUsed(trial: Trial, site: ReplicaSite, group: CoachedGroup) {
  const seconds = await site.awaitReplica(() => group.readOne(trial.random), 3 * USED_WITHIN_S);
  trial.checkSeconds("a replica that has caught up is used", seconds, USED_WITHIN_S);
}

/** Members end their sharing in different ways, while the replica still shows it. */
async function endSharing(trial: Trial, site: ReplicaSite, group: CoachedGroup) {
  const [first, second, third] = group.members;
  if (!first || !second || !third) throw new Error("the room has too few members");
  for (const member of group.members) {
    await member.plain.mutate("member.setCompared", { roomSlug: group.slug, isCompared: true });
    await group.share(member);
    const answer = await group.readAsCoach(member);
    const isShown = answer.status === 200 ? [] : [describeAnswer(answer)];
    trial.check("a coach sees what is shared", 1, isShown);
  }
  await checkUsed(trial, site, group);
  await site.pauseReplay();
  const expectGone = async (promise: string, member: (typeof group.members)[number]) => {
    const answer = await group.readAsCoach(member);
    const reason = readReason(answer);
    trial.check(promise, 1, reason === "member_not_found" ? [] : [describeAnswer(answer)]);
  };
  await group.revoke(first);
  await expectGone(
    "sharing that was revoked ends at once, also while the replica is behind",
    first,
  );
  await second.plain.write("room.leave", { slug: group.slug });
  await expectGone("who left the room is not shown, also while the replica is behind", second);
  trial.check(
    "who left the room is not shown, also while the replica is behind",
    2,
    await group.listShownIn(first, second),
  );
  await third.plain.write("account.delete", undefined);
  await expectGone("a deleted account is not shown, also while the replica is behind", third);
  trial.check(
    "a deleted account is not shown, also while the replica is behind",
    2,
    await group.listShownIn(first, third),
  );
  const own = await third.reading.query("dashboard.personal", {
    from: "2020-01-01",
    to: "2030-01-01",
  });
  const isRefused = own.status === 401 ? [] : [describeAnswer(own)];
  trial.check("a deleted account is signed out, also while the replica is behind", 1, isRefused);
  await site.resumeReplay();
}
