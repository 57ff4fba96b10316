/** The template language: what Handlebars promises to those who know it, kept by our own filling. */
import { describe, expect, test } from 'vitest';
import { print, withProject } from './fixtures.js';

const filing = withProject({
  name: '甲',
  indicators: [
    { level1: '一', name: '子' },
    { level1: '二', name: '丑' },
  ],
});

function words(template: string): string | undefined {
  return print(template, filing)?.replace(/<\/?v[^>]*>/g, '');
}

describe('names', () => {
  test.each([
    [
      'an item is what plain names are looked up in',
      '{{#each project.indicators}}{{name}}{{./name}}{{this.name}}{{/each}}',
      '子子子丑丑丑',
    ],
    [
      '../ leads past each and with, not past if',
      '{{#each project.indicators}}{{#if name}}{{../year}}{{/if}}{{/each}}',
      '20242024',
    ],
    [
      '../ twice',
      '{{#with project}}{{#each indicators}}{{../name}}{{../../year}}{{/each}}{{/with}}',
      '甲2024甲2024',
    ],
    [
      'an inner parameter hides an outer one',
      '{{#each project.indicators as |a|}}{{#each ../project.indicators as |a|}}{{a.name}}{{/each}}{{a.name}};{{/each}}',
      '子丑子;子丑丑;',
    ],
    [
      'a parameter of an outer loop within an inner one',
      '{{#each project.indicators as |a n|}}{{#each ../project.indicators as |b|}}{{n}}{{a.level1}}{{b.level1}};{{/each}}{{/each}}',
      '0一一;0一二;1二一;1二二;',
    ],
    [
      '@index and @last belong to the nearest loop, and are the same again after it',
      '{{#each project.indicators}}{{#each ../project.indicators}}{{@index}}{{#if @last}}。{{/if}}{{/each}}{{@index}}{{@last}};{{/each}}',
      '01。0false;01。1true;',
    ],
    [
      'a with around does not change @index',
      '{{#each project.indicators}}{{#with ../project}}{{@index}}{{name}}{{/with}}{{/each}}',
      '0甲1甲',
    ],
    [
      '@root from anywhere',
      '{{#each project.indicators}}{{#with ../project}}{{@root.year}}{{/with}}{{/each}}',
      '20242024',
    ],
    [
      'a call within a call',
      '{{#if (and (not (blank project.name)) (eq "甲" project.name))}}是{{/if}}',
      '是',
    ],
    [
      'a parameter called like a helper',
      '{{#each project.indicators as |key|}}{{key.name}}{{/each}}',
      '子丑',
    ],
  ])('%s', (_name, template, printed) => {
    expect(words(template)).toBe(printed);
  });
});

describe('blocks', () => {
  test('a chain of else with a loop in it', () => {
    const template =
      '{{#if project.nature}}一{{else each project.indicators as |row|}}{{row.name}}{{else}}无{{/if}}';
    expect(words(template)).toBe('子丑');
  });

  test('what is written the other way round', () => {
    expect(words('{{^if project.nature}}否{{else}}是{{/if}}{{^each project.indicators}}无{{/each}}')).toBe(
      '否',
    );
  });

  test('a with without anything filled in takes the names around for its else part', () => {
    expect(words('{{#with project.goals as |goals|}}有{{else}}{{project.name}}{{/with}}')).toBe('甲');
  });
});

describe('blanks and comments', () => {
  test('a block on a line of its own leaves no line behind, a comment nothing', () => {
    expect(words('{{#if project.name}}\n甲{{! 略 }}乙{{!-- {{略}} --}}\n{{/if}}\n丙 a\n\n b')).toBe(
      '甲乙丙 a b',
    );
  });

  test('~ takes the blanks on its side', () => {
    expect(words('一 {{~project.name~}} 二 {{~#if project.name~}} 三 {{~/if}} 四')).toBe('一甲二三 四');
  });

  test('a mustache after a backslash is text', () => {
    expect(words('\\{{project.name}}')).toBe('{{project.name}}');
  });
});
