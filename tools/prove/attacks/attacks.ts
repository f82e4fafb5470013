import type { Case } from "../case";

export const ATTACKS: Case[] = [];
