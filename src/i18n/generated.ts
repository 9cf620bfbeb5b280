// Written by script/messages.ts from src/i18n/messages. Do not edit.

/** Every message, and the arguments it takes. */
export interface Messages {
  'agreements.agency': null
  'agreements.all': null
  'agreements.ask_limit.back_to_team': { count: number }
  'agreements.ask_limit.close': { count: number }
  'agreements.ask_limit.go_on': { count: number }
  'agreements.calendar': null
  'agreements.change': null
  'agreements.climbed': { percent: number; told: string | number }
  'agreements.closed_unanswered': { count: number }
  'agreements.days': { count: number }
  'agreements.ended': null
  'agreements.field.after': null
  'agreements.field.answer_hint': null
  'agreements.field.answer_within': null
  'agreements.field.at': null
  'agreements.field.at_hint': null
  'agreements.field.days': null
  'agreements.field.from': null
  'agreements.field.ladder': null
  'agreements.field.later': null
  'agreements.field.new_rung': null
  'agreements.field.new_version': null
  'agreements.field.pauses': null
  'agreements.field.review': null
  'agreements.field.rung': { number: number }
  'agreements.field.same_calendar': null
  'agreements.field.same_pauses': null
  'agreements.field.version': { day: string | number }
  'agreements.from': null
  'agreements.hold_never_stops': null
  'agreements.hold_stops': { reasons: string | number }
  'agreements.hours': { count: number }
  'agreements.intro': null
  'agreements.kept': null
  'agreements.kept_hint': null
  'agreements.kept_of': { count: number }
  'agreements.ladder': null
  'agreements.letter.account': null
  'agreements.letter.hourly': null
  'agreements.letter.late': { date: string | number }
  'agreements.letter.list': null
  'agreements.letter.more': { count: number }
  'agreements.letter.say_why': null
  'agreements.letter.soon': { date: string | number }
  'agreements.letter.title': { count: number }
  'agreements.letter.why': null
  'agreements.limit_close': { count: number }
  'agreements.minutes': { count: number }
  'agreements.no_ladder': null
  'agreements.none': null
  'agreements.now': null
  'agreements.overdue': { count: number }
  'agreements.pauses': null
  'agreements.pauses_all': null
  'agreements.pauses_none': null
  'agreements.review': null
  'agreements.review_none': null
  'agreements.review_over': null
  'agreements.rung': { percent: number; told: string | number }
  'agreements.service': null
  'agreements.stays': null
  'agreements.target': null
  'agreements.then.back_to_team': null
  'agreements.then.close': null
  'agreements.then.go_on': null
  'agreements.title': null
  'agreements.to_come': null
  'agreements.told.officer': null
  'agreements.told.person': null
  'agreements.told.team_lead': null
  'agreements.version_of': { service: string | number }
  'agreements.versions': null
  'alerts.account': null
  'alerts.deserted': { count: number }
  'alerts.of_partner': { count: number }
  'alerts.of_team': { count: number; people: string | number }
  'alerts.stopped': { count: number }
  'alerts.title': null
  'alerts.to_partners': null
  'alerts.to_rules': null
  'alerts.to_webhooks': null
  'alerts.unfetched': { count: number }
  'alerts.unfetched_of_partner': { count: number }
  'alerts.unheard': { count: number }
  'alerts.unheard_of_partner': { count: number }
  'alerts.why': { city: string | number }
  'asked.blocked': null
  'asked.call': { phone: string | number }
  'asked.called_then': null
  'asked.change_answer': null
  'asked.divert': { service: string | number }
  'asked.divert_kept': null
  'asked.diverted': { service: string | number }
  'asked.link': null
  'asked.more': null
  'asked.more_title': null
  'asked.new': null
  'asked.only_after': { question: string | number; answer: string | number }
  'asked.preview.button': { language: string | number }
  'asked.preview.note': null
  'asked.preview.title': null
  'asked.rule.asks': null
  'asked.rule.blocks': null
  'asked.rule.diverts': null
  'asked.rule.hint': null
  'asked.rule.is': null
  'asked.rule.new': null
  'asked.rule.phone': null
  'asked.rule.questions': null
  'asked.rule.questions_hint': null
  'asked.rule.say': null
  'asked.rule.say_hint': null
  'asked.rule.service': null
  'asked.rule.then': null
  'asked.rule.title': null
  'asked.rule.url': null
  'changes.added': { what: string | number }
  'changes.field.completed': null
  'changes.field.date': null
  'changes.field.duplicates': null
  'changes.field.email': null
  'changes.field.entries': null
  'changes.field.fri': null
  'changes.field.holidays': null
  'changes.field.hours': null
  'changes.field.is': null
  'changes.field.mon': null
  'changes.field.no_action_needed': null
  'changes.field.number': null
  'changes.field.phone': null
  'changes.field.questions': null
  'changes.field.referred': null
  'changes.field.sat': null
  'changes.field.say': null
  'changes.field.subject': null
  'changes.field.sun': null
  'changes.field.teams': null
  'changes.field.text': null
  'changes.field.thu': null
  'changes.field.time_zone': null
  'changes.field.title': null
  'changes.field.triage': null
  'changes.field.tue': null
  'changes.field.url': null
  'changes.field.values': null
  'changes.field.wed': null
  'changes.field.week': null
  'changes.field.words': null
  'changes.left_out': { count: number }
  'changes.no': null
  'changes.nothing': null
  'changes.order': null
  'changes.order_of': { what: string | number }
  'changes.part.agency': null
  'changes.part.calendar': null
  'changes.part.group': null
  'changes.part.service': null
  'changes.removed': { what: string | number }
  'changes.yes': null
  'checking.addition': null
  'checking.black_out': { number: string | number }
  'checking.did.changed': { number: string | number }
  'checking.did.hidden': { number: string | number }
  'checking.did.shown': { number: string | number }
  'checking.draw.add': null
  'checking.draw.box': { number: string | number }
  'checking.draw.clear': null
  'checking.draw.hint': null
  'checking.draw.preview': null
  'checking.draw.undo': null
  'checking.empty': null
  'checking.held': { count: number }
  'checking.hide': null
  'checking.hide_so': null
  'checking.is_held': null
  'checking.is_shown': null
  'checking.keys': null
  'checking.last': null
  'checking.lead': null
  'checking.mask': null
  'checking.mask_so': null
  'checking.mine': { count: number }
  'checking.more': { count: number }
  'checking.no_words': null
  'checking.oldest': { when: string | number }
  'checking.open': null
  'checking.own_story': null
  'checking.passage': null
  'checking.passage_hint': null
  'checking.place': null
  'checking.public': null
  'checking.public_short': null
  'checking.reason.advertising': null
  'checking.reason.elsewhere': null
  'checking.reason.insult': null
  'checking.reason.personal': null
  'checking.reason.picture': null
  'checking.refused': null
  'checking.report': null
  'checking.show': null
  'checking.story': null
  'checking.title': null
  'checking.today': { count: number }
  'checking.undo': null
  'checking.waiting': { count: number }
  'checking.why': null
  'checking.why_other': null
  'closing.again.button': null
  'closing.again.title': null
  'closing.again.why': { count: number }
  'closing.again.words': { number: string | number }
  'closing.letter.limit': { count: number }
  'closing.own_words': null
  'closing.prepared': null
  'closing.proof': null
  'closing.proof_hint': null
  'closing.proof_needed': null
  'codeagain.link': null
  'common.back': null
  'common.cancel': null
  'common.change': null
  'common.choose_one': null
  'common.close': null
  'common.contact': null
  'common.email': null
  'common.emergency': { number: string | number }
  'common.error': null
  'common.error_number': { number: string | number }
  'common.errors_title': { count: number }
  'common.home': null
  'common.hours': null
  'common.language': null
  'common.languages': null
  'common.late_by': { time: string | number }
  'common.map_farther': null
  'common.map_nearer': null
  'common.mark.answer_awaited': null
  'common.mark.done': null
  'common.mark.due_soon': null
  'common.mark.ended': null
  'common.mark.late': null
  'common.mark.waiting': null
  'common.mark.working': null
  'common.mark.your_turn': null
  'common.more': null
  'common.nav': null
  'common.nav_find': null
  'common.nav_footer': null
  'common.nav_near': null
  'common.nav_report': null
  'common.nav_staff': null
  'common.new_window': null
  'common.next': null
  'common.next_page': null
  'common.optional': null
  'common.page_title': { page: string | number; city: string | number }
  'common.phone': null
  'common.photo_number': { number: string | number }
  'common.previous_page': null
  'common.required': null
  'common.resolution.completed': null
  'common.resolution.no_action_needed': null
  'common.resolution.referred': null
  'common.resolution.withdrawn': null
  'common.save': null
  'common.search': null
  'common.show_all': null
  'common.skip': null
  'common.status.done': null
  'common.status.ended': null
  'common.status.in_work': null
  'common.status.planned': null
  'common.status.received': null
  'common.status.waiting': null
  'common.status.with_agency': null
  'common.step': { step: string | number; count: string | number }
  'common.step_current': null
  'common.step_done': null
  'common.step_to_come': null
  'common.steps': null
  'common.to_desk': null
  'common.to_home': null
  'common.visit': null
  'common.waits_on.customer': null
  'common.waits_on.materials': null
  'common.waits_on.other': null
  'common.waits_on.partner': null
  'common.waits_on.weather': null
  'crew.again': null
  'crew.answers': null
  'crew.as_note': null
  'crew.as_note_words': { what: string | number; time: string | number; words: string | number }
  'crew.as_of': { time: string | number }
  'crew.deed.done': null
  'crew.deed.take_on': null
  'crew.dismiss': null
  'crew.drop': null
  'crew.drop_sure': null
  'crew.history': null
  'crew.keep': null
  'crew.kept': { time: string | number }
  'crew.kept_as_of': { time: string | number }
  'crew.live': null
  'crew.map': null
  'crew.map_label': null
  'crew.map_show': null
  'crew.meanwhile': null
  'crew.needs_script': null
  'crew.not_kept': null
  'crew.nothing': null
  'crew.now_gone': null
  'crew.now_state': { state: string | number }
  'crew.now_with': { agency: string | number }
  'crew.offline': null
  'crew.on_this_phone': null
  'crew.open': null
  'crew.photo_needed': null
  'crew.photo_number': { number: string | number }
  'crew.safety': null
  'crew.send_now': null
  'crew.sign_in': null
  'crew.sign_in_text': null
  'crew.something_needed': null
  'crew.state.behind': null
  'crew.state.conflict': null
  'crew.state.refused': null
  'crew.state.sent': null
  'crew.state.waiting': null
  'crew.take_photo': null
  'crew.title': null
  'crew.waits': null
  'crew.without_photo': null
  'crew.words_needed': null
  'crew.yours': { time: string | number }
  'delay.ask_limit': { count: number }
  'delay.desk': { day: string | number; reason: string | number }
  'delay.hint': null
  'delay.letter.limit': { count: number }
  'delay.letter.subject': { number: string | number; date: string | number }
  'delay.letter.title': { date: string | number }
  'delay.letter.why': { old: string | number; reason: string | number }
  'delay.new_day': { day: string | number; reason: string | number }
  'delay.no_answer': null
  'delay.passed': { day: string | number }
  'delay.reason.access': null
  'delay.reason.choose': null
  'delay.reason.emergency': null
  'delay.reason.label': null
  'delay.reason.materials': null
  'delay.reason.other': null
  'delay.reason.partner': null
  'delay.reason.weather': null
  'delay.reason.workload': null
  'delay.story': { day: string | number }
  'delay.until': null
  'desk.activity.everybody': null
  'desk.activity.nothing': null
  'desk.activity.older': null
  'desk.activity.staff': null
  'desk.activity.title': null
  'desk.activity.what': null
  'desk.activity.when': null
  'desk.activity.who': null
  'desk.activity.words': null
  'desk.actor.partner': null
  'desk.actor.person': null
  'desk.actor.program': null
  'desk.actor.staff': null
  'desk.ask.hint': null
  'desk.assign.nobody': null
  'desk.assign.person': null
  'desk.assign.team': null
  'desk.bulk.back': null
  'desk.bulk.done': { deed: string | number; count: number }
  'desk.bulk.not': { count: number }
  'desk.bulk.ok': null
  'desk.bulk.refused': null
  'desk.bulk.team': null
  'desk.bulk.title': null
  'desk.channel.app': null
  'desk.channel.chat': null
  'desk.channel.counter': null
  'desk.channel.email': null
  'desk.channel.open311': null
  'desk.channel.phone': null
  'desk.channel.sensor': null
  'desk.channel.sms': null
  'desk.channel.social': null
  'desk.channel.staff': null
  'desk.channel.web': null
  'desk.close.hint': null
  'desk.close.resolution': null
  'desk.close.words': null
  'desk.count.all': { count: number }
  'desk.count.all_words': { count: number }
  'desk.count.late': { count: number }
  'desk.count.soon': { count: number }
  'desk.deed.accept': null
  'desk.deed.ask': null
  'desk.deed.assign': null
  'desk.deed.close': null
  'desk.deed.delay': null
  'desk.deed.hand_over': null
  'desk.deed.hold': null
  'desk.deed.note': null
  'desk.deed.plan': null
  'desk.deed.reclassify': null
  'desk.deed.reopen': null
  'desk.deed.resume': null
  'desk.deed.start': null
  'desk.deed.withdraw': null
  'desk.did.accepted': null
  'desk.did.answer': null
  'desk.did.assigned': null
  'desk.did.closed': null
  'desk.did.delayed': null
  'desk.did.escalated': null
  'desk.did.handed_over': null
  'desk.did.held': null
  'desk.did.imported': null
  'desk.did.late_photo': null
  'desk.did.note': null
  'desk.did.planned': null
  'desk.did.question': null
  'desk.did.reclassified': null
  'desk.did.removed': null
  'desk.did.reopened': null
  'desk.did.resumed': null
  'desk.did.started': null
  'desk.did.submitted': null
  'desk.did.update': null
  'desk.did.withdrawn': null
  'desk.due.danger': null
  'desk.due.escalated': null
  'desk.due.late': null
  'desk.due.none': null
  'desk.due.stopped': null
  'desk.due.today': null
  'desk.due.week': null
  'desk.filter.agency': null
  'desk.filter.any_agency': null
  'desk.filter.any_area': null
  'desk.filter.any_channel': null
  'desk.filter.any_due': null
  'desk.filter.any_service': null
  'desk.filter.any_team': null
  'desk.filter.any_who': null
  'desk.filter.area': null
  'desk.filter.channel': null
  'desk.filter.clear': null
  'desk.filter.due': null
  'desk.filter.me': null
  'desk.filter.nobody': null
  'desk.filter.service': null
  'desk.filter.show': null
  'desk.filter.status': null
  'desk.filter.team': null
  'desk.filter.who': null
  'desk.go.ask': null
  'desk.go.assign': null
  'desk.go.close': null
  'desk.go.delay': null
  'desk.go.hand_over': null
  'desk.go.hold': null
  'desk.go.note': null
  'desk.go.plan': null
  'desk.go.reopen': null
  'desk.go.withdraw': null
  'desk.hand_over.choose': null
  'desk.hand_over.hint': null
  'desk.hand_over.to': null
  'desk.hand_over.unplans': null
  'desk.hold.hint': null
  'desk.hold.waits_on': null
  'desk.keys.accept': null
  'desk.keys.close': null
  'desk.keys.help': null
  'desk.keys.hold': null
  'desk.keys.leave': null
  'desk.keys.move': null
  'desk.keys.note': null
  'desk.keys.open': null
  'desk.keys.pick': null
  'desk.keys.search': null
  'desk.keys.start': null
  'desk.keys.switch_off': null
  'desk.keys.switch_on': null
  'desk.keys.title': null
  'desk.keys_page.add': null
  'desk.keys_page.all_agencies': null
  'desk.keys_page.label': null
  'desk.keys_page.made': null
  'desk.keys_page.partner': null
  'desk.keys_page.revoke': null
  'desk.keys_page.revoked': null
  'desk.keys_page.scopes': null
  'desk.keys_page.title': null
  'desk.log.key_created': null
  'desk.log.key_revoked': null
  'desk.log.password_set': null
  'desk.log.second_factor_off': null
  'desk.log.second_factor_on': null
  'desk.log.signed_in': null
  'desk.log.staff_activated': null
  'desk.log.staff_added': null
  'desk.log.staff_changed': null
  'desk.log.staff_deactivated': null
  'desk.map.cluster': null
  'desk.map.label': null
  'desk.map.nothing': null
  'desk.map.without': null
  'desk.map.zoom': null
  'desk.me.change': null
  'desk.me.factor_app': null
  'desk.me.factor_code': null
  'desk.me.factor_codes': null
  'desk.me.factor_go': null
  'desk.me.factor_here': null
  'desk.me.must_password': null
  'desk.me.must_second_factor': null
  'desk.me.new': null
  'desk.me.new_hint': { shortest: string | number }
  'desk.me.old': null
  'desk.me.password': null
  'desk.me.second_factor': null
  'desk.me.second_factor_begin': null
  'desk.me.second_factor_off': null
  'desk.me.second_factor_on': null
  'desk.me.second_factor_remove': null
  'desk.me.settings': null
  'desk.me.single_keys': null
  'desk.me.title': null
  'desk.nav.activity': null
  'desk.nav.agreements': null
  'desk.nav.checking': null
  'desk.nav.keys': null
  'desk.nav.map': null
  'desk.nav.me': null
  'desk.nav.messages': null
  'desk.nav.new': null
  'desk.nav.people': null
  'desk.nav.queue': null
  'desk.nav.rules': null
  'desk.nav.sign_out': null
  'desk.nav.surveys': null
  'desk.nav.work': null
  'desk.new.address': null
  'desk.new.aside': null
  'desk.new.before': null
  'desk.new.caller': null
  'desk.new.description': null
  'desk.new.description_hint': null
  'desk.new.done': null
  'desk.new.first_name': null
  'desk.new.found': null
  'desk.new.go': null
  'desk.new.language': null
  'desk.new.last_name': null
  'desk.new.look': null
  'desk.new.maybe': null
  'desk.new.near': null
  'desk.new.next': null
  'desk.new.none': null
  'desk.new.open': null
  'desk.new.read_out': null
  'desk.new.service': null
  'desk.new.title': null
  'desk.new.wants_mail': null
  'desk.note.hint': null
  'desk.note.public': null
  'desk.people.active': null
  'desk.people.add': null
  'desk.people.do_activation': null
  'desk.people.do_deactivation': null
  'desk.people.do_password': null
  'desk.people.do_second_factor': null
  'desk.people.handed': { name: string | number }
  'desk.people.inactive': null
  'desk.people.log': null
  'desk.people.name': null
  'desk.people.needs_agency': null
  'desk.people.no_agency': null
  'desk.people.once': null
  'desk.people.roles': null
  'desk.people.second_factor': null
  'desk.people.seen': null
  'desk.people.state': null
  'desk.people.teams': null
  'desk.people.title': null
  'desk.photo': null
  'desk.plan.on': null
  'desk.problem.not_a_date': { question: string | number }
  'desk.problem.not_a_number': { question: string | number }
  'desk.problem.not_on_the_list': { question: string | number }
  'desk.problem.only_one': { question: string | number }
  'desk.problem.required': { question: string | number }
  'desk.problem.too_long': { question: string | number }
  'desk.promise.after_hours': null
  'desk.promise.because': { span: string | number; reasons: string | number }
  'desk.promise.by': { when: string | number }
  'desk.promise.closed_day': { day: string | number; name: string | number }
  'desk.promise.held': { count: number }
  'desk.promise.hours': { count: number }
  'desk.promise.minutes': { count: number }
  'desk.promise.none': null
  'desk.promise.plain': { span: string | number }
  'desk.promise.working_days': { count: number }
  'desk.queue.closed': null
  'desk.queue.due': null
  'desk.queue.fresh': null
  'desk.queue.last': null
  'desk.queue.more': null
  'desk.queue.nothing': null
  'desk.queue.nothing_late': null
  'desk.queue.number': null
  'desk.queue.place': null
  'desk.queue.see_all': null
  'desk.queue.service': null
  'desk.queue.status': null
  'desk.queue.title': null
  'desk.queue.views': null
  'desk.queue.who': null
  'desk.reopen.hint': null
  'desk.request.back': null
  'desk.request.directions': null
  'desk.request.facts': null
  'desk.request.history': null
  'desk.request.inside': null
  'desk.request.map': null
  'desk.request.not_told': null
  'desk.request.planned': null
  'desk.request.received': null
  'desk.request.reporter': null
  'desk.request.routed': null
  'desk.request.source': null
  'desk.request.told': null
  'desk.request.where': null
  'desk.request.with': null
  'desk.role.administrator': null
  'desk.role.agent': null
  'desk.role.analyst': null
  'desk.role.communications': null
  'desk.role.customer_service_officer': null
  'desk.role.department_staff': null
  'desk.role.executive': null
  'desk.role.liaison': null
  'desk.role.partner': null
  'desk.role.supervisor': null
  'desk.route.line': { line: string | number }
  'desk.route.line_because': { line: string | number; why: string | number }
  'desk.route.triage': null
  'desk.row.no_place': null
  'desk.row.photos': { count: number }
  'desk.row.pick': { number: string | number }
  'desk.row.private': null
  'desk.scope.accept_requests': null
  'desk.scope.close_requests': null
  'desk.scope.hold_requests': null
  'desk.scope.note_internally': null
  'desk.scope.reclassify_requests': null
  'desk.scope.reopen_requests': null
  'desk.scope.see_private_requests': null
  'desk.scope.submit_requests': null
  'desk.scope.write_publicly': null
  'desk.search.count': { count: number }
  'desk.search.hint': null
  'desk.search.invite': null
  'desk.search.label': null
  'desk.search.many': { count: string | number }
  'desk.search.nothing': null
  'desk.search.title': null
  'desk.sign_in.code': null
  'desk.sign_in.code_title': null
  'desk.sign_in.code_words': null
  'desk.sign_in.demo_title': null
  'desk.sign_in.demo_words': { password: string | number }
  'desk.sign_in.forgotten': null
  'desk.sign_in.go': null
  'desk.sign_in.password': null
  'desk.sign_in.remember': null
  'desk.sign_in.title': null
  'desk.sign_in.too_many': { minutes: number }
  'desk.sign_in.wrong': null
  'desk.sign_in.wrong_code': null
  'desk.state.done': null
  'desk.state.ended': null
  'desk.state.in_work': null
  'desk.state.planned': null
  'desk.state.received': null
  'desk.state.waiting': null
  'desk.state.with_agency': null
  'desk.status.closed': null
  'desk.status.in_progress': null
  'desk.status.on_hold': null
  'desk.status.open': null
  'desk.status.unfinished': null
  'desk.trouble.conflict': null
  'desk.trouble.kept': null
  'desk.trouble.newest': { number: string | number }
  'desk.trouble.refused': null
  'desk.view.agency': null
  'desk.view.all': null
  'desk.view.mine': null
  'desk.view.team': null
  'desk.view.triage': null
  'desk.waits_on.customer': null
  'desk.waits_on.materials': null
  'desk.waits_on.other': null
  'desk.waits_on.partner': null
  'desk.waits_on.weather': null
  'desk.withdraw.hint': null
  'desk.work.done': null
  'desk.work.done_words': null
  'desk.work.free': { count: number }
  'desk.work.mine': { count: number }
  'desk.work.nothing': null
  'desk.work.send': null
  'draw.closed': null
  'draw.crosses': null
  'draw.first': null
  'draw.full': null
  'draw.here': null
  'draw.label': { place: string | number }
  'draw.map': null
  'draw.next': null
  'draw.open': null
  'draw.shape': null
  'draw.show': null
  'draw.shown': null
  'draw.title': null
  'draw.undo': null
  'family.by_neighbour': null
  'family.desk.count': { count: number }
  'family.desk.duplicates': { count: number }
  'family.desk.family': null
  'family.desk.me_too': null
  'family.desk.merge': null
  'family.desk.merge_into': { number: string | number }
  'family.desk.merge_number': null
  'family.desk.more': null
  'family.desk.parent': null
  'family.desk.parts': null
  'family.desk.reason': null
  'family.desk.reason_similar': null
  'family.desk.relate': null
  'family.desk.relate_hint': null
  'family.desk.relate_number': null
  'family.desk.related': null
  'family.desk.score': { score: string | number }
  'family.desk.similar': null
  'family.desk.similar_none': null
  'family.desk.split': null
  'family.desk.split_hint': null
  'family.desk.split_photos': null
  'family.desk.split_service': null
  'family.desk.split_words': null
  'family.desk.unmerge': null
  'family.desk.unrelate': null
  'family.desk.whole': null
  'family.did.joined': null
  'family.did.leads': null
  'family.did.left': null
  'family.did.merged': null
  'family.did.regrouped': null
  'family.did.related': null
  'family.did.split': null
  'family.did.unmerged': null
  'family.did.unrelated': null
  'family.letter.carried': { number: string | number }
  'family.letter.merged_next': null
  'family.letter.merged_subject': { number: string | number }
  'family.letter.merged_title': null
  'family.letter.repeats': { number: string | number }
  'family.letter.split_next': null
  'family.letter.split_subject': { number: string | number }
  'family.letter.split_title': null
  'family.letter.step': { number: string | number }
  'family.letter.unmerged_next': null
  'family.letter.unmerged_subject': { number: string | number }
  'family.letter.unmerged_title': null
  'family.me_too.lead': { number: string | number }
  'family.me_too.over': null
  'family.me_too.over_text': { number: string | number }
  'family.me_too.public': null
  'family.me_too.send': null
  'family.me_too.title': null
  'family.me_too.words': null
  'family.me_too.words_hint': null
  'family.page.me_too': null
  'family.page.me_too_text': null
  'family.page.people': { count: number }
  'family.page.repeats': null
  'family.page.repeats_text': { number: string | number }
  'family.sent.repeats': { number: string | number }
  'family.similar.me_too': null
  'family.similar.me_too_label': { number: string | number }
  'family.similar.others': { count: number }
  'family.similar.photo': { number: string | number }
  'family.similar.text': null
  'family.similar.title': { count: number }
  'family.story.joined': null
  'family.story.leads': null
  'family.story.left': null
  'family.story.merged': null
  'family.story.regrouped': null
  'family.story.related': null
  'family.story.split': null
  'family.story.unmerged': null
  'family.story.unrelated': null
  'family.why.address': null
  'family.why.alike_photo': null
  'family.why.days': { count: number }
  'family.why.hours': { count: number }
  'family.why.metres': { distance: string | number }
  'family.why.photo': null
  'family.why.same_group': null
  'family.why.same_hour': null
  'family.why.same_place': null
  'family.why.same_service': null
  'family.why.words': { percent: string | number }
  'follow.confirm.asked': { city: string | number; label: string | number }
  'follow.confirm.button': null
  'follow.confirm.how_often': { often: string | number }
  'follow.confirm.never': null
  'follow.confirm.not_you': null
  'follow.confirm.subject': { city: string | number }
  'follow.confirm.title': null
  'follow.digest.daily': { count: number; city: string | number }
  'follow.digest.more': { count: number }
  'follow.digest.weekly': { count: number; city: string | number }
  'follow.digest.why': null
  'follow.end.all': null
  'follow.end.button': null
  'follow.end.done': null
  'follow.end.see': null
  'follow.end.this': { label: string | number }
  'follow.end.title': null
  'follow.form.at_once': null
  'follow.form.button': null
  'follow.form.daily': null
  'follow.form.email': null
  'follow.form.email_hint': null
  'follow.form.feed': null
  'follow.form.feed_text': null
  'follow.form.language': null
  'follow.form.often': null
  'follow.form.title': { label: string | number }
  'follow.form.weekly': null
  'follow.frequency.at_once': null
  'follow.frequency.daily': null
  'follow.frequency.weekly': null
  'follow.label.drawn': null
  'follow.label.near': { distance: string | number; place: string | number }
  'follow.label.point': { distance: string | number }
  'follow.label.request': { number: string | number }
  'follow.label.search': { words: string | number }
  'follow.link.any': null
  'follow.link.feed': null
  'follow.link.place': null
  'follow.link.request': null
  'follow.mine': { url: string | number }
  'follow.mine.changed': null
  'follow.mine.end': null
  'follow.mine.end_all': null
  'follow.mine.end_this': { label: string | number }
  'follow.mine.ended': null
  'follow.mine.language': null
  'follow.mine.more': null
  'follow.mine.none': null
  'follow.mine.often': null
  'follow.mine.save': null
  'follow.mine.title': null
  'follow.mine.to': { email: string | number }
  'follow.news.subject': { what: string | number; service: string | number; number: string | number }
  'follow.news.title': { what: string | number; service: string | number }
  'follow.page.area': null
  'follow.page.area_label': null
  'follow.page.lead': null
  'follow.page.next': null
  'follow.page.or': null
  'follow.page.place': null
  'follow.page.place_label': null
  'follow.page.radius': null
  'follow.page.search': null
  'follow.page.search_label': null
  'follow.page.service': null
  'follow.page.service_label': null
  'follow.page.title': null
  'follow.page.unknown': null
  'follow.page.what': null
  'follow.sent.nothing': null
  'follow.sent.text': { email: string | number }
  'follow.sent.title': null
  'follow.stop': null
  'follow.stop_all': null
  'follow.what.accepted': { agency: string | number }
  'follow.what.held': null
  'follow.what.new': null
  'follow.what.note': null
  'follow.what.photo_shown': null
  'follow.what.planned': { day: string | number }
  'follow.what.reclassified': null
  'follow.what.reopened': null
  'follow.what.shown': null
  'follow.what.withdrawn': null
  'follow.why': { label: string | number }
  'follow.yes.button': null
  'follow.yes.done': { label: string | number }
  'follow.yes.title': null
  'front.agency': null
  'front.all_ways': null
  'front.calendar_hint': null
  'front.city': null
  'front.closed': null
  'front.email_hint': null
  'front.emergency_hint': null
  'front.field.address': null
  'front.field.contact': null
  'front.field.emergency_number': null
  'front.field.kind': null
  'front.field.value': null
  'front.field.ways': null
  'front.hours': null
  'front.hours_hint': null
  'front.intro': null
  'front.kind.chat': null
  'front.kind.counter': null
  'front.kind.email': null
  'front.kind.phone': null
  'front.kind.post': null
  'front.kind.text': null
  'front.kind.web': null
  'front.name': null
  'front.new_way': null
  'front.on_every_page': null
  'front.open': null
  'front.open_until': { time: string | number }
  'front.opens': { when: string | number }
  'front.value_hint': null
  'front.ways': null
  'front.ways_hint': null
  'front.who_at': { name: string | number; agency: string | number }
  'heldback.add_hint': null
  'heldback.own': null
  'intake.alone': null
  'intake.joined': { number: string | number }
  'intake.me_too': null
  'intake.private': null
  'lifecycle.account_id': null
  'lifecycle.anonymised': { day: string | number }
  'lifecycle.desk.removed': { day: string | number }
  'lifecycle.device_id': null
  'lifecycle.download': null
  'lifecycle.email': null
  'lifecycle.first_name': null
  'lifecycle.history': null
  'lifecycle.last_name': null
  'lifecycle.lead': { number: string | number }
  'lifecycle.letters': null
  'lifecycle.link': null
  'lifecycle.nobody': null
  'lifecycle.phone': null
  'lifecycle.remove.button': null
  'lifecycle.remove.open': null
  'lifecycle.remove.stays': null
  'lifecycle.remove.sure': null
  'lifecycle.remove.title': null
  'lifecycle.remove.what': null
  'lifecycle.removed.home': null
  'lifecycle.removed.lead': { number: string | number }
  'lifecycle.removed.title': null
  'lifecycle.title': null
  'lifecycle.words': null
  'lifecycle.you': null
  'likely.between': { from: string | number; until: string | number }
  'likely.label': null
  'likely.no_promise': null
  'likely.on': { day: string | number }
  'likely.range': { from: string | number; until: string | number }
  'likely.rests.area': { count: number; area: string | number }
  'likely.rests.group': { count: number }
  'likely.rests.service': { count: number }
  'likely.too_few': null
  'likely.too_long': null
  'likely.why': null
  'likely.within': { of: string | number; count: number }
  'likely.within_more': { of: string | number; count: number }
  'messages.about': null
  'messages.address': null
  'messages.attempts': { count: number }
  'messages.blocked': null
  'messages.failed': null
  'messages.fate': null
  'messages.followers': { count: number; state: string | number }
  'messages.lift': null
  'messages.lifted': null
  'messages.next': { when: string | number }
  'messages.none_blocked': null
  'messages.none_failed': null
  'messages.none_waiting': null
  'messages.of_request': null
  'messages.reason.bounced': null
  'messages.reason.complained': null
  'messages.reason.stopped': null
  'messages.resend': null
  'messages.resent': null
  'messages.since': null
  'messages.state.delivered': null
  'messages.state.failed': null
  'messages.state.kept': null
  'messages.state.queued': null
  'messages.state.sent': null
  'messages.template.accepted': null
  'messages.template.closed': null
  'messages.template.data_link': null
  'messages.template.delayed': null
  'messages.template.escalation': null
  'messages.template.follow_code': null
  'messages.template.follow_confirm': null
  'messages.template.follow_digest': null
  'messages.template.follow_news': null
  'messages.template.held': null
  'messages.template.merged': null
  'messages.template.moved': null
  'messages.template.note': null
  'messages.template.planned': null
  'messages.template.question': null
  'messages.template.received': null
  'messages.template.reclassified': null
  'messages.template.reopened': null
  'messages.template.split': null
  'messages.template.staff_alert': null
  'messages.template.survey': null
  'messages.template.text_reply': null
  'messages.template.text_stopped': null
  'messages.template.unmerged': null
  'messages.template.withdrawn': null
  'messages.title': null
  'messages.to': null
  'messages.waiting': null
  'messages.what': null
  'messages.when': null
  'messages.why': null
  'models.ask': null
  'models.by_catalogue': null
  'models.ece': null
  'models.how': null
  'models.intro': null
  'models.is_earlier': null
  'models.is_in_force': null
  'models.is_refused': null
  'models.language': null
  'models.learnt': null
  'models.learnt_at': null
  'models.macro_f1': null
  'models.none': null
  'models.nothing': null
  'models.of': { requests: string | number; judges: string | number }
  'models.others': { before: string | number; words: string | number }
  'models.outcome': null
  'models.requests': null
  'models.state': null
  'models.taken': null
  'models.taken_at_desk': { count: number }
  'models.taken_first': null
  'models.taken_how': { count: number }
  'models.taken_later': null
  'models.taken_none': null
  'models.taken_other': null
  'models.taken_out': { name: string | number }
  'models.taken_second': null
  'models.taken_third': null
  'models.title': null
  'models.top1': null
  'models.top3': null
  'models.try': null
  'models.withdraw': null
  'models.withdrawn': null
  'moderation.before': null
  'moderation.change': null
  'moderation.decisions': null
  'moderation.deed.made_private': null
  'moderation.deed.made_public': null
  'moderation.deed.photo_blacked_out': null
  'moderation.deed.photo_hidden': null
  'moderation.deed.photo_shown': null
  'moderation.deed.words_changed': null
  'moderation.deed.words_hidden': null
  'moderation.deed.words_shown': null
  'moderation.description': null
  'moderation.did.approved': null
  'moderation.did.held_back': null
  'moderation.did.made_private': null
  'moderation.did.made_public': null
  'moderation.did.photo_blacked_out': null
  'moderation.did.photo_hidden': null
  'moderation.did.photo_shown': null
  'moderation.did.undone': null
  'moderation.did.words_changed': null
  'moderation.did.words_hidden': null
  'moderation.did.words_shown': null
  'moderation.hidden_mark': null
  'moderation.is_private': null
  'moderation.is_public': null
  'moderation.kind.card': null
  'moderation.kind.email': null
  'moderation.kind.name': null
  'moderation.kind.phone': null
  'moderation.kind.plate': null
  'moderation.kind.ssn': null
  'moderation.lead': null
  'moderation.left_out': null
  'moderation.masked': { what: string | number }
  'moderation.nobody_reads': null
  'moderation.none': null
  'moderation.open': null
  'moderation.original': null
  'moderation.photo_private': null
  'moderation.photo_public': null
  'moderation.photos': null
  'moderation.read': null
  'moderation.read_as_said': null
  'moderation.reason': null
  'moderation.rectangles': null
  'moderation.rectangles_hint': null
  'moderation.refused': null
  'moderation.reporter': null
  'moderation.title': null
  'moderation.visibility': null
  'moderation.wording': null
  'moderation.words': null
  'mydata.ask.button': null
  'mydata.ask.email': null
  'mydata.ask.hint': null
  'mydata.ask.lead': null
  'mydata.ask.title': null
  'mydata.desk.address': { address: string | number }
  'mydata.desk.also': null
  'mydata.desk.button': null
  'mydata.desk.by': null
  'mydata.desk.done': { count: number }
  'mydata.desk.follows': { count: number }
  'mydata.desk.lead': null
  'mydata.desk.letters': { count: number }
  'mydata.desk.lines': { count: number }
  'mydata.desk.link': null
  'mydata.desk.list': null
  'mydata.desk.no_request': null
  'mydata.desk.nobody': null
  'mydata.desk.nothing': null
  'mydata.desk.open': null
  'mydata.desk.photos': { count: number }
  'mydata.desk.reason': null
  'mydata.desk.reason_hint': null
  'mydata.desk.request': { number: string | number }
  'mydata.desk.show': null
  'mydata.desk.sure': null
  'mydata.desk.title': null
  'mydata.desk.whole_city': null
  'mydata.download': null
  'mydata.follows': { count: number }
  'mydata.kind.area': null
  'mydata.kind.drawn': null
  'mydata.kind.near': { distance: string | number }
  'mydata.kind.request': { number: string | number }
  'mydata.kind.search': { words: string | number }
  'mydata.kind.service': null
  'mydata.lead': { email: string | number }
  'mydata.letter.asked': { city: string | number }
  'mydata.letter.button': null
  'mydata.letter.how_long': null
  'mydata.letter.not_you': null
  'mydata.letter.stop': null
  'mydata.letter.subject': { city: string | number }
  'mydata.letter.title': null
  'mydata.letters': { count: number }
  'mydata.link': null
  'mydata.not_confirmed': null
  'mydata.nothing': null
  'mydata.older': null
  'mydata.remove.button': null
  'mydata.remove.open': { count: number }
  'mydata.remove.stays': null
  'mydata.remove.sure': null
  'mydata.remove.title': null
  'mydata.remove.what': null
  'mydata.removed.lead': { count: number }
  'mydata.removed.title': null
  'mydata.requests': { count: number }
  'mydata.see': { number: string | number }
  'mydata.sent.nothing': null
  'mydata.sent.text': { email: string | number }
  'mydata.sent.title': null
  'mydata.stop.button': null
  'mydata.stop.done': null
  'mydata.stop.lead': null
  'mydata.stop.title': null
  'notify.accepted.next': null
  'notify.accepted.subject': { agency: string | number; number: string | number }
  'notify.accepted.title': { agency: string | number }
  'notify.button': null
  'notify.closed.not_fixed': null
  'notify.closed.not_fixed_button': null
  'notify.closed.photo': { count: number }
  'notify.closed.subject': { number: string | number; resolution: string | number }
  'notify.fact.number': null
  'notify.fact.place': null
  'notify.fact.promised': null
  'notify.fact.service': null
  'notify.held.for_you': null
  'notify.held.next': { reason: string | number }
  'notify.held.subject': { number: string | number }
  'notify.held.title': null
  'notify.moved.next': null
  'notify.moved.subject': { number: string | number; date: string | number }
  'notify.moved.title': { date: string | number }
  'notify.no_reply': null
  'notify.note.subject': { number: string | number }
  'notify.note.title': null
  'notify.planned.next': null
  'notify.planned.subject': { number: string | number; date: string | number }
  'notify.planned.title': { date: string | number }
  'notify.promise.after_hours': null
  'notify.promise.because': { reason: string | number }
  'notify.promise.by': { date: string | number }
  'notify.promise.closed_days': { days: string | number }
  'notify.promise.hours': { count: number }
  'notify.promise.minutes': { count: number }
  'notify.promise.none': null
  'notify.promise.working_days': { count: number }
  'notify.question.button': null
  'notify.question.next': null
  'notify.question.subject': { number: string | number }
  'notify.question.title': { agency: string | number }
  'notify.received.next': { agency: string | number }
  'notify.received.subject': { number: string | number; service: string | number }
  'notify.received.title': null
  'notify.reopened.next': { agency: string | number }
  'notify.reopened.subject': { number: string | number }
  'notify.reopened.title': null
  'notify.stop': null
  'notify.why': { number: string | number; city: string | number }
  'notify.withdrawn.next': null
  'notify.withdrawn.subject': { number: string | number }
  'notify.withdrawn.title': null
  'notify.words': { agency: string | number }
  'notify.yours_alone': null
  'objecting.button': null
  'objecting.done': null
  'objecting.lead': null
  'objecting.link': null
  'objecting.link_label': { label: string | number }
  'objecting.open': null
  'objecting.public': null
  'objecting.see': null
  'objecting.title': null
  'olddata.text': null
  'olddata.title': null
  'partner_photos.cause': null
  'partner_photos.leave': null
  'partner_photos.photo': null
  'partner_photos.photo_state.failed': null
  'partner_photos.photo_state.stuck': null
  'partner_photos.photos': null
  'partners.call_off': null
  'partners.change': null
  'partners.column.number': null
  'partners.column.partner': null
  'partners.column.state': null
  'partners.column.theirs': null
  'partners.column.when': null
  'partners.column.words': null
  'partners.delivery.accepted': null
  'partners.delivery.called_off': null
  'partners.delivery.failed': null
  'partners.delivery.sent': null
  'partners.delivery.stuck': null
  'partners.delivery.token': null
  'partners.delivery.waiting': null
  'partners.field.endpoint': null
  'partners.field.gets_contact': null
  'partners.field.gets_private': null
  'partners.field.hears': null
  'partners.field.jurisdiction_id': null
  'partners.field.name': null
  'partners.field.poll_seconds': null
  'partners.field.services': null
  'partners.field.services_hint': null
  'partners.field.switches': null
  'partners.field.tells_updates': null
  'partners.for': null
  'partners.handed_over': { agency: string | number }
  'partners.hears.pushes': null
  'partners.hears.requests': null
  'partners.hears.updates': null
  'partners.key': null
  'partners.key_hint': null
  'partners.key_keep': null
  'partners.newest': null
  'partners.none': null
  'partners.now_checked': null
  'partners.other_work': null
  'partners.pause': null
  'partners.photo_checked': null
  'partners.resend': null
  'partners.resend_all': null
  'partners.resume': null
  'partners.sent_to': null
  'partners.state.no_key': null
  'partners.state.off': null
  'partners.state.resting': { time: string | number }
  'partners.state.trouble': null
  'partners.state.well': null
  'partners.stopped': null
  'partners.their_status': { status: string | number }
  'partners.title': null
  'partners.tries': { count: number }
  'partners.troubled': { count: number }
  'partners.waiting': { count: number }
  'partners.yours_again': null
  'parts.how': null
  'parts.leave': null
  'parts.on_this_page': null
  'parts.questions': { count: number }
  'parts.send_keys': null
  'parts.words': null
  'parts.wrong': { count: number }
  'phone.a_report': null
  'phone.check_text': null
  'phone.choose_service': null
  'phone.delete': null
  'phone.delete_sure': null
  'phone.dismiss': null
  'phone.keep': null
  'phone.located': null
  'phone.needs_script': null
  'phone.not_kept': null
  'phone.nothing': null
  'phone.number': { number: string | number }
  'phone.offline_text': null
  'phone.offline_title': null
  'phone.on_this_phone': null
  'phone.on_this_phone_text': null
  'phone.open': null
  'phone.or_call': null
  'phone.photos': { number: string | number }
  'phone.photos_hint': null
  'phone.report_text': null
  'phone.report_title': null
  'phone.send_now': null
  'phone.state_refused': null
  'phone.state_sent': null
  'phone.state_waiting': null
  'phone.state_writing': null
  'phone.try_again': null
  'phone.waiting': null
  'phone.write_now': null
  'phone.wrong': null
  'push.asked': null
  'push.failed': null
  'push.following': null
  'push.hello.body': { label: string | number }
  'push.hello.title': { city: string | number }
  'push.mine': null
  'push.mine_lead': null
  'push.refused': null
  'push.stop': null
  'push.stop_here': null
  'push.tell': null
  'question.answer_newer': null
  'question.answer_now': null
  'question.answered': null
  'question.asked': null
  'question.asked_on': { day: string | number }
  'question.closed_text': null
  'question.earlier': { day: string | number }
  'question.gone_on': null
  'question.kept': null
  'question.lapsed': null
  'question.late': null
  'question.newer': null
  'question.newer_text': null
  'question.over_text': null
  'question.to_request': null
  'reclassify.answers': null
  'reclassify.answers_aside': { questions: string | number }
  'reclassify.answers_kept': { count: number }
  'reclassify.answers_none': null
  'reclassify.back': null
  'reclassify.becomes_private': null
  'reclassify.by_sheet': { who: string | number }
  'reclassify.corrected': { count: number }
  'reclassify.go': null
  'reclassify.history': { from: string | number; to: string | number }
  'reclassify.history_due': { day: string | number }
  'reclassify.keep': { who: string | number }
  'reclassify.late': null
  'reclassify.letter.next': null
  'reclassify.letter.subject': { number: string | number; service: string | number }
  'reclassify.letter.title': { service: string | number }
  'reclassify.look': null
  'reclassify.missing': { questions: string | number }
  'reclassify.note': null
  'reclassify.note_hint': null
  'reclassify.note_hint_private': null
  'reclassify.now': { service: string | number }
  'reclassify.others': { count: number }
  'reclassify.pick': null
  'reclassify.pick_hint': null
  'reclassify.private_others': null
  'reclassify.promise': null
  'reclassify.promise_how': { day: string | number }
  'reclassify.promised': null
  'reclassify.quoted': { words: string | number }
  'reclassify.same': null
  'reclassify.seen': null
  'reclassify.service': null
  'reclassify.stays_private': null
  'reclassify.stays_public': null
  'reclassify.team': null
  'reclassify.team_same': { who: string | number }
  'reclassify.text': { city: string | number; number: string | number; service: string | number; link: string | number }
  'reclassify.text_by': { city: string | number; number: string | number; service: string | number; date: string | number; link: string | number }
  'reclassify.title': { number: string | number }
  'reclassify.what': null
  'reclassify.who': null
  'refusal.address_suppressed': null
  'refusal.agency_needed': null
  'refusal.already_checked': { number: string | number }
  'refusal.answers_invalid': null
  'refusal.busy': null
  'refusal.cannot_undo': null
  'refusal.catalogue_changed': { what: string | number }
  'refusal.closed_too_long': { days: string | number }
  'refusal.closing_needs_words': null
  'refusal.cross_site': null
  'refusal.day_is_over': null
  'refusal.deed_key_used': null
  'refusal.deed_of_another': null
  'refusal.deed_unclear': null
  'refusal.delay_reason_needed': null
  'refusal.description_too_long': { limit: string | number }
  'refusal.draft_too_large': null
  'refusal.drawing_crosses': null
  'refusal.drawing_unclear': null
  'refusal.email_taken': null
  'refusal.failed': null
  'refusal.field_too_long': { limit: string | number }
  'refusal.followed_too_late': null
  'refusal.forbidden': null
  'refusal.foreign_team': null
  'refusal.half_a_point': null
  'refusal.is_duplicate_already': null
  'refusal.kind.conflict': null
  'refusal.kind.forbidden': null
  'refusal.kind.gone': null
  'refusal.kind.invalid': null
  'refusal.kind.not_found': null
  'refusal.last_administrator': null
  'refusal.link_too_old': null
  'refusal.merge_needs_open': null
  'refusal.merge_with_itself': null
  'refusal.merge_would_hide': null
  'refusal.message_not_stuck': null
  'refusal.model_not_in_force': null
  'refusal.moment_is_past': null
  'refusal.name_needed': null
  'refusal.name_taken': null
  'refusal.new_date_too_early': null
  'refusal.no_city_here': null
  'refusal.no_such_agency': null
  'refusal.no_such_deed': null
  'refusal.no_such_delivery': null
  'refusal.no_such_event': null
  'refusal.no_such_key': null
  'refusal.no_such_language': null
  'refusal.no_such_line': null
  'refusal.no_such_message': null
  'refusal.no_such_page': null
  'refusal.no_such_partner': null
  'refusal.no_such_photo': null
  'refusal.no_such_revision': null
  'refusal.no_such_scope': null
  'refusal.no_such_service': null
  'refusal.no_such_staff': null
  'refusal.no_such_team': null
  'refusal.no_such_upload': null
  'refusal.no_such_webhook': null
  'refusal.not_a_date': null
  'refusal.not_a_device': null
  'refusal.not_a_duplicate': null
  'refusal.not_a_point': null
  'refusal.not_a_span': null
  'refusal.not_a_text_number': null
  'refusal.not_a_zone': null
  'refusal.not_an_address': null
  'refusal.not_an_email': null
  'refusal.not_an_endpoint': null
  'refusal.not_this_device': null
  'refusal.nothing_picked': null
  'refusal.nothing_promised': null
  'refusal.nothing_said': null
  'refusal.nothing_to_change': null
  'refusal.nothing_to_check': null
  'refusal.nothing_to_follow': null
  'refusal.nothing_to_object': null
  'refusal.nothing_to_publish': null
  'refusal.objected_before': null
  'refusal.objected_enough': null
  'refusal.objects_too_often': { limit: string | number }
  'refusal.out_of_range': { from: number; to: number }
  'refusal.outside_city': null
  'refusal.own_rights': null
  'refusal.parent_is_duplicate': null
  'refusal.part_of_part': null
  'refusal.passage_in_answer': null
  'refusal.passage_needed': null
  'refusal.passage_not_found': { value: string | number }
  'refusal.password_too_easy': null
  'refusal.password_too_long': { longest: string | number }
  'refusal.password_too_short': { shortest: string | number }
  'refusal.password_unchanged': null
  'refusal.person_of_another_agency': null
  'refusal.photo_gone': null
  'refusal.photo_kind': null
  'refusal.photo_too_large': { megabytes: string | number; megapixels: string | number }
  'refusal.photo_unreadable': null
  'refusal.place_needed': null
  'refusal.private_link_needed': null
  'refusal.proof_photo_needed': null
  'refusal.reason_needed': null
  'refusal.rectangle_outside': null
  'refusal.rectangle_unreadable': { value: string | number }
  'refusal.relates_to_itself': null
  'refusal.removal_not_sure': null
  'refusal.repeated_is_over': { number: string | number }
  'refusal.repeats_another': null
  'refusal.report_blocked': { say: string | number; ways: string | number }
  'refusal.report_diverted': { service: string | number; say: string | number }
  'refusal.report_incomplete': null
  'refusal.report_unclear': null
  'refusal.request_cannot_move': null
  'refusal.request_changed': null
  'refusal.request_not_found': null
  'refusal.request_private': null
  'refusal.request_removed': null
  'refusal.resolution_needed': null
  'refusal.revision_cannot_move': null
  'refusal.revision_changed': null
  'refusal.revision_faulty': null
  'refusal.role_needed': null
  'refusal.same_service': null
  'refusal.scope_needed': null
  'refusal.second_factor_needed': null
  'refusal.secret_needed': null
  'refusal.seen_missing': null
  'refusal.service_needed': null
  'refusal.service_retired': null
  'refusal.services_needed': null
  'refusal.sign_in_first': null
  'refusal.split_needs_words': null
  'refusal.stopped_by_owner': null
  'refusal.survey_answered': null
  'refusal.survey_not_open': null
  'refusal.team_of_another_agency': null
  'refusal.texts_at_once_only': null
  'refusal.title.busy': null
  'refusal.title.conflict': null
  'refusal.title.failed': null
  'refusal.title.forbidden': null
  'refusal.title.gone': null
  'refusal.title.invalid': null
  'refusal.title.not_found': null
  'refusal.title.too_large': null
  'refusal.title.too_many': null
  'refusal.title_needed': null
  'refusal.too_large': null
  'refusal.too_many': null
  'refusal.too_many_changes': { limit: number }
  'refusal.too_many_followed': null
  'refusal.too_many_photos': { limit: string | number }
  'refusal.too_many_picked': { limit: string | number }
  'refusal.too_many_rectangles': { limit: string | number }
  'refusal.upload_offset': null
  'refusal.upload_unclear': null
  'refusal.waits_on_needed': null
  'refusal.wording_needed': null
  'refusal.words_needed': null
  'refusal.words_too_common': null
  'refusal.wrong_code': null
  'refusal.wrong_password': null
  'resident.about.email_hint': null
  'resident.about.first_name': null
  'resident.about.last_name': null
  'resident.about.never_shown': null
  'resident.about.no_email': null
  'resident.about.no_phone': null
  'resident.about.phone_hint': null
  'resident.about.title': null
  'resident.about.wants_mail': null
  'resident.activity.accepted': null
  'resident.activity.answer': null
  'resident.activity.assigned': null
  'resident.activity.by_partner': null
  'resident.activity.by_reporter': null
  'resident.activity.by_you': null
  'resident.activity.closed': null
  'resident.activity.delayed': null
  'resident.activity.escalated': null
  'resident.activity.handed_over': null
  'resident.activity.held': null
  'resident.activity.imported': null
  'resident.activity.note': null
  'resident.activity.planned': null
  'resident.activity.planned_for': { day: string | number }
  'resident.activity.question': null
  'resident.activity.reclassified': null
  'resident.activity.reclassified_as': { service: string | number }
  'resident.activity.reclassified_from': { service: string | number; day: string | number }
  'resident.activity.removed': null
  'resident.activity.reopened': null
  'resident.activity.resumed': null
  'resident.activity.started': null
  'resident.activity.submitted': null
  'resident.activity.update': null
  'resident.activity.withdrawn': null
  'resident.answer.not_a_date': { question: string | number }
  'resident.answer.not_a_number': { question: string | number }
  'resident.answer.not_on_the_list': { question: string | number }
  'resident.answer.only_one': { question: string | number }
  'resident.answer.required': { question: string | number }
  'resident.answer.too_long': { question: string | number }
  'resident.check.anonymous': null
  'resident.check.no_photos': null
  'resident.check.no_place': null
  'resident.check.no_words': null
  'resident.check.public_private': null
  'resident.check.public_public': null
  'resident.check.send': null
  'resident.check.title': null
  'resident.check.to': { agency: string | number }
  'resident.deed.add': null
  'resident.deed.add_button': null
  'resident.deed.add_hint': null
  'resident.deed.add_label': null
  'resident.deed.answer': null
  'resident.deed.not_fixed': null
  'resident.deed.not_fixed_button': null
  'resident.deed.not_fixed_label': null
  'resident.deed.withdraw': null
  'resident.deed.withdraw_button': null
  'resident.deed.withdraw_label': null
  'resident.details.description': null
  'resident.details.description_hint': null
  'resident.details.photos': null
  'resident.details.photos_hint': { count: number }
  'resident.details.read_by_private': { agency: string | number }
  'resident.details.read_by_public': { agency: string | number }
  'resident.details.remove_photo': { number: string | number }
  'resident.details.title': null
  'resident.find.button': null
  'resident.find.hint': null
  'resident.find.label': null
  'resident.find.lost': null
  'resident.find.lost_text': null
  'resident.find.no_number': null
  'resident.find.none': null
  'resident.home.all_services': { count: number }
  'resident.home.ask': null
  'resident.home.description': null
  'resident.home.hint': null
  'resident.home.known': null
  'resident.home.known_text': null
  'resident.home.most_asked': null
  'resident.home.near': null
  'resident.home.newest': null
  'resident.home.nothing_open': null
  'resident.home.placeholder': null
  'resident.home.short': null
  'resident.home.title': null
  'resident.map.label': null
  'resident.map.open': null
  'resident.near.away': { distance: string | number }
  'resident.near.found': { count: number; distance: string | number; place: string | number }
  'resident.near.label': null
  'resident.near.nearest': { count: number; place: string | number; distance: string | number }
  'resident.near.newest': null
  'resident.near.none': null
  'resident.near.title': null
  'resident.near.unknown': null
  'resident.promise.after_hours': null
  'resident.promise.by': { day: string | number; length: string | number }
  'resident.promise.closed': { day: string | number; name: string | number }
  'resident.promise.hours': { count: number }
  'resident.promise.label': null
  'resident.promise.length': { length: string | number }
  'resident.promise.minutes': { count: number }
  'resident.promise.none': null
  'resident.promise.on': { day: string | number; length: string | number }
  'resident.promise.planned': { day: string | number }
  'resident.promise.promised': null
  'resident.promise.stands_still': null
  'resident.promise.waits_for_you': null
  'resident.promise.why': null
  'resident.promise.working_days': { count: number }
  'resident.report.all_services': null
  'resident.report.by_when': null
  'resident.report.found': { count: number }
  'resident.report.nothing_found': { asked: string | number }
  'resident.report.step_about': null
  'resident.report.step_check': null
  'resident.report.step_details': null
  'resident.report.step_what': null
  'resident.report.step_where': null
  'resident.report.summary': null
  'resident.report.what_hint': null
  'resident.report.what_title': null
  'resident.report.who': null
  'resident.reported': { when: string | number }
  'resident.request.added': null
  'resident.request.facts': null
  'resident.request.late': { day: string | number }
  'resident.request.late_no_reason': null
  'resident.request.number': { number: string | number }
  'resident.request.progress': null
  'resident.request.reported_on': { day: string | number }
  'resident.request.same_as': null
  'resident.request.story': null
  'resident.request.words': null
  'resident.sent.another': null
  'resident.sent.by': { day: string | number }
  'resident.sent.done': null
  'resident.sent.goes_to': { agency: string | number }
  'resident.sent.keep': null
  'resident.sent.keep_text': null
  'resident.sent.looks': null
  'resident.sent.next': null
  'resident.sent.number': null
  'resident.sent.open': null
  'resident.sent.public_page': null
  'resident.sent.share_text': { what: string | number; place: string | number }
  'resident.sent.tell': null
  'resident.sent.tell_text': null
  'resident.sent.then': null
  'resident.sent.title': null
  'resident.stop_mail.ask': { number: string | number }
  'resident.stop_mail.button': null
  'resident.stop_mail.stopped': { number: string | number }
  'resident.stop_mail.title': null
  'resident.stop_mail.to_request': null
  'resident.where.address': null
  'resident.where.address_hint': null
  'resident.where.as_typed': { typed: string | number }
  'resident.where.choose': null
  'resident.where.locate': null
  'resident.where.map_label': null
  'resident.where.near_number': { number: string | number }
  'resident.where.no_suggestion': null
  'resident.where.not_found': null
  'resident.where.not_located': null
  'resident.where.open_map': null
  'resident.where.optional': null
  'resident.where.pin_near': { place: string | number }
  'resident.where.pin_nowhere': null
  'resident.where.suggestions': null
  'resident.where.title': null
  'resident.where.which': null
  'resident.where.whole_street': null
  'rule_parts.agencies': null
  'rule_parts.agency_retired': null
  'rule_parts.answers': null
  'rule_parts.answers_intro': null
  'rule_parts.calendar_means': null
  'rule_parts.calendar_on_hold': { count: number }
  'rule_parts.calendar_open': { count: number }
  'rule_parts.calendar_retired': null
  'rule_parts.calendar_services': { count: number }
  'rule_parts.calendars': null
  'rule_parts.dangers': null
  'rule_parts.dangers_intro': null
  'rule_parts.date': null
  'rule_parts.day.fri': null
  'rule_parts.day.mon': null
  'rule_parts.day.sat': null
  'rule_parts.day.sun': null
  'rule_parts.day.thu': null
  'rule_parts.day.tue': null
  'rule_parts.day.wed': null
  'rule_parts.email': null
  'rule_parts.except': null
  'rule_parts.except_hint': null
  'rule_parts.holidays': null
  'rule_parts.holidays_hint': null
  'rule_parts.hours': null
  'rule_parts.hours_hint': null
  'rule_parts.new_agency': null
  'rule_parts.new_calendar': null
  'rule_parts.new_entry': null
  'rule_parts.new_holiday': null
  'rule_parts.new_team': null
  'rule_parts.number': null
  'rule_parts.number_hint': null
  'rule_parts.phone': null
  'rule_parts.save_and_look': null
  'rule_parts.say': null
  'rule_parts.teams': null
  'rule_parts.teams_hint': null
  'rule_parts.text': null
  'rule_parts.time_zone': null
  'rule_parts.time_zone_hint': { zone: string | number }
  'rule_parts.title': null
  'rule_parts.triage': null
  'rule_parts.triage_hint': null
  'rule_parts.url': null
  'rule_parts.url_hint': null
  'rule_parts.week': null
  'rule_parts.week_hint': null
  'rule_parts.words': null
  'rule_parts.words_hint': null
  'rules.added': null
  'rules.at': null
  'rules.at_hint': null
  'rules.back_why': null
  'rules.by': null
  'rules.changes': null
  'rules.choose': null
  'rules.code_hint': null
  'rules.deeds': null
  'rules.do_comparison': null
  'rules.do_discard': null
  'rules.do_publication': null
  'rules.do_removal': null
  'rules.do_rollback': null
  'rules.do_schedule': null
  'rules.do_unschedule': null
  'rules.down': { number: number }
  'rules.exception': { number: number }
  'rules.faults.error': { count: number }
  'rules.faults.warning': { count: number }
  'rules.field.agency': null
  'rules.field.answer': null
  'rules.field.area': null
  'rules.field.calendar': null
  'rules.field.channel': null
  'rules.field.closing': null
  'rules.field.code': null
  'rules.field.delivery': null
  'rules.field.description': null
  'rules.field.except': null
  'rules.field.group': null
  'rules.field.hint': null
  'rules.field.icon': null
  'rules.field.is': null
  'rules.field.keywords': null
  'rules.field.lines': null
  'rules.field.location': null
  'rules.field.moderation': null
  'rules.field.name': null
  'rules.field.notice': null
  'rules.field.open_minutes': null
  'rules.field.order': null
  'rules.field.photo': null
  'rules.field.private': null
  'rules.field.promise': null
  'rules.field.proof_photo': null
  'rules.field.question': null
  'rules.field.questions': null
  'rules.field.required': null
  'rules.field.retired': null
  'rules.field.script': null
  'rules.field.service': null
  'rules.field.team': null
  'rules.field.type': null
  'rules.field.values': null
  'rules.field.visibility': null
  'rules.field.why': null
  'rules.field.working_days': null
  'rules.gone': null
  'rules.group_code_hint': null
  'rules.history': null
  'rules.in_force': null
  'rules.intro': null
  'rules.is_new': null
  'rules.keywords_hint': null
  'rules.last': null
  'rules.log.changed': null
  'rules.log.discarded': null
  'rules.log.published': null
  'rules.log.rebased': null
  'rules.log.refused': null
  'rules.log.renamed': null
  'rules.log.rolled_back': null
  'rules.log.scheduled': null
  'rules.log.started': null
  'rules.log.unscheduled': null
  'rules.name': null
  'rules.name_hint': null
  'rules.new_exception': null
  'rules.new_group': null
  'rules.new_line': null
  'rules.new_question': null
  'rules.new_service': null
  'rules.no_changes': null
  'rules.no_promise': null
  'rules.none': null
  'rules.notice_hint': null
  'rules.overtaken': { count: number }
  'rules.place': null
  'rules.preview': { days: number }
  'rules.preview.due': null
  'rules.preview.examples': null
  'rules.preview.is_late': null
  'rules.preview.late': { count: number }
  'rules.preview.looked': { count: number }
  'rules.preview.moved': { count: number; from: string | number; to: string | number }
  'rules.preview.nothing': null
  'rules.preview.number': null
  'rules.preview.on_time': { count: number }
  'rules.preview.received': null
  'rules.preview.redated': { count: number }
  'rules.preview.refused': { count: number }
  'rules.preview.team': null
  'rules.preview_do': null
  'rules.remove_line': { number: number }
  'rules.removed': null
  'rules.rename': null
  'rules.retired_hint': null
  'rules.revisions': null
  'rules.save': null
  'rules.script_hint': null
  'rules.sheet': null
  'rules.sheet_intro': null
  'rules.start': null
  'rules.state': null
  'rules.state.discarded': null
  'rules.state.draft': null
  'rules.state.published': null
  'rules.state.rolled_back': null
  'rules.state.scheduled': null
  'rules.target': null
  'rules.title': null
  'rules.type.date': null
  'rules.type.datetime': null
  'rules.type.multivaluelist': null
  'rules.type.notice': null
  'rules.type.number': null
  'rules.type.singlevaluelist': null
  'rules.type.string': null
  'rules.type.text': null
  'rules.unit': null
  'rules.up': { number: number }
  'rules.value.after': null
  'rules.value.batch': null
  'rules.value.before': null
  'rules.value.blackbox': null
  'rules.value.none': null
  'rules.value.optional': null
  'rules.value.private': null
  'rules.value.public': null
  'rules.value.realtime': null
  'rules.value.required': null
  'rules.values_hint': { languages: string | number }
  'rules.why': null
  'rules.why_hint': null
  'sheet.answer': { question: string | number; answer: string | number }
  'sheet.any': null
  'sheet.area': { area: string | number }
  'sheet.by': null
  'sheet.by.agency': null
  'sheet.by.service': null
  'sheet.by.sheet': null
  'sheet.channel': { channel: string | number }
  'sheet.deserted': { count: number }
  'sheet.deserted_team': { team: string | number; count: number; people: string | number }
  'sheet.for': null
  'sheet.group': { group: string | number }
  'sheet.jump': null
  'sheet.kept': null
  'sheet.left': { name: string | number }
  'sheet.new_line': null
  'sheet.place_hint': null
  'sheet.show': null
  'sheet.shown': { count: number; all: number }
  'sheet.unknown': null
  'suggestions.answer': null
  'suggestions.because': { words: string | number }
  'suggestions.call': { number: string | number }
  'suggestions.call_why': null
  'suggestions.caller_said': { words: string | number }
  'suggestions.go_on': null
  'suggestions.likely': null
  'suggestions.maybe': null
  'suggestions.percent': { percent: string | number }
  'suggestions.tell_caller': { number: string | number }
  'suggestions.unsure': null
  'surveys.about': { service: string | number; number: string | number }
  'surveys.choose': null
  'surveys.desk.all': null
  'surveys.desk.answers': null
  'surveys.desk.by.agency': null
  'surveys.desk.by.area': null
  'surveys.desk.by.question': null
  'surveys.desk.by.service': null
  'surveys.desk.contact': null
  'surveys.desk.days': { count: number }
  'surveys.desk.easy': null
  'surveys.desk.how': { count: number }
  'surveys.desk.may_contact': null
  'surveys.desk.no_contact': null
  'surveys.desk.none': null
  'surveys.desk.none_asked': null
  'surveys.desk.of_asked': { answered: number; asked: number }
  'surveys.desk.percent': { percent: string | number }
  'surveys.desk.range': { low: string | number; high: string | number }
  'surveys.desk.response': null
  'surveys.desk.said': null
  'surveys.desk.satisfied': null
  'surveys.desk.title': null
  'surveys.desk.too_few': null
  'surveys.desk.words': null
  'surveys.effort.1': null
  'surveys.effort.2': null
  'surveys.effort.3': null
  'surveys.effort.4': null
  'surveys.effort.5': null
  'surveys.effort.label': null
  'surveys.letter.button': null
  'surveys.letter.once': null
  'surveys.letter.subject': { number: string | number }
  'surveys.letter.title': null
  'surveys.letter.why': { service: string | number }
  'surveys.may_contact': null
  'surveys.may_contact_hint': null
  'surveys.question.about': { answer: string | number }
  'surveys.question.effort': null
  'surveys.question.link': null
  'surveys.question.report': null
  'surveys.question.satisfaction': null
  'surveys.question.title': null
  'surveys.reopen': null
  'surveys.reopen_public': null
  'surveys.satisfaction.1': null
  'surveys.satisfaction.2': null
  'surveys.satisfaction.3': null
  'surveys.satisfaction.4': null
  'surveys.satisfaction.5': null
  'surveys.satisfaction.label': null
  'surveys.send': null
  'surveys.thanks': null
  'surveys.title': null
  'surveys.to_request': null
  'surveys.we_may_write': null
  'surveys.we_read': null
  'surveys.words': null
  'surveys.words_hint': null
  'templates.case.awkward': null
  'templates.case.fits': null
  'templates.case.language': null
  'templates.case.longest': null
  'templates.case.newest': null
  'templates.case.no_place': null
  'templates.form_intro': null
  'templates.heading': null
  'templates.how.choice': null
  'templates.how.number': null
  'templates.how.quote': null
  'templates.how.sentence': null
  'templates.intro': null
  'templates.language': null
  'templates.letter': null
  'templates.needed': null
  'templates.no_request': null
  'templates.placeholder': null
  'templates.placeholders': null
  'templates.plural_hint': null
  'templates.preview': null
  'templates.programs_words': null
  'templates.request': null
  'templates.show': null
  'templates.slot.agency': null
  'templates.slot.carried': null
  'templates.slot.city': null
  'templates.slot.count': null
  'templates.slot.date': null
  'templates.slot.days': null
  'templates.slot.frequency': null
  'templates.slot.label': null
  'templates.slot.number': null
  'templates.slot.often': null
  'templates.slot.old': null
  'templates.slot.photos': null
  'templates.slot.promise': null
  'templates.slot.reason': null
  'templates.slot.repeats': null
  'templates.slot.resolution': null
  'templates.slot.service': null
  'templates.slot.waits_on': null
  'templates.slot.what': null
  'templates.slot.words': null
  'templates.stands_for': null
  'templates.state.lacks': { parts: string | number }
  'templates.state.own': null
  'templates.state.program': null
  'templates.state.unspoken': null
  'templates.subject': null
  'templates.text': null
  'templates.title': null
  'texts.closed': { city: string | number; number: string | number; resolution: string | number; link: string | number }
  'texts.code': { code: string | number; city: string | number }
  'texts.delayed': { city: string | number; number: string | number; date: string | number; link: string | number }
  'texts.desk.agrees': null
  'texts.desk.all': null
  'texts.desk.channel': null
  'texts.desk.email': null
  'texts.desk.newest': null
  'texts.desk.none_newest': null
  'texts.desk.owner_only': null
  'texts.desk.push': null
  'texts.desk.segments': { count: number }
  'texts.desk.sms': null
  'texts.desk.told': null
  'texts.follow.at_once': null
  'texts.follow.by_email': null
  'texts.follow.by_text': null
  'texts.follow.code': null
  'texts.follow.confirm': null
  'texts.follow.email_only': null
  'texts.follow.how': null
  'texts.follow.language': null
  'texts.follow.phone': null
  'texts.follow.phone_hint': null
  'texts.follow.sent_nothing': null
  'texts.follow.sent_text': { phone: string | number }
  'texts.follow.sent_title': null
  'texts.form.hint': null
  'texts.form.not_mobile': null
  'texts.form.tick': null
  'texts.how_to_stop': null
  'texts.moved': { city: string | number; number: string | number; date: string | number; link: string | number }
  'texts.news': { city: string | number; what: string | number; service: string | number; number: string | number; link: string | number }
  'texts.note': { city: string | number; number: string | number; link: string | number }
  'texts.planned': { city: string | number; number: string | number; date: string | number; link: string | number }
  'texts.question': { city: string | number; number: string | number; words: string | number; link: string | number }
  'texts.received': { city: string | number; number: string | number; service: string | number; link: string | number }
  'texts.received_by': { city: string | number; number: string | number; service: string | number; date: string | number; link: string | number }
  'texts.reopened': { city: string | number; number: string | number; link: string | number }
  'texts.reply.call': { phone: string | number }
  'texts.reply.help': { city: string | number; site: string | number; call: string | number }
  'texts.reply.no_picture': { city: string | number; link: string | number }
  'texts.reply.noted': { city: string | number; number: string | number }
  'texts.reply.started': { city: string | number }
  'texts.reply.still_asked': { city: string | number; number: string | number; link: string | number }
  'texts.reply.stopped': { city: string | number }
  'texts.reply.unknown': { city: string | number; site: string | number; call: string | number; emergency: string | number }
  'texts.reply.which': { city: string | number; count: number; number: string | number }
  'told.event.accepted': null
  'told.event.answer': null
  'told.event.assigned': null
  'told.event.closed': null
  'told.event.delayed': null
  'told.event.escalated': null
  'told.event.handed_over': null
  'told.event.held': null
  'told.event.joined': null
  'told.event.leads': null
  'told.event.left': null
  'told.event.merged': null
  'told.event.note': null
  'told.event.planned': null
  'told.event.question': null
  'told.event.reclassified': null
  'told.event.regrouped': null
  'told.event.related': null
  'told.event.reopened': null
  'told.event.resumed': null
  'told.event.shown': null
  'told.event.split': null
  'told.event.started': null
  'told.event.submitted': null
  'told.event.unmerged': null
  'told.event.unrelated': null
  'told.event.update': null
  'told.event.withdrawn': null
  'told.inside': null
  'webhooks.add': null
  'webhooks.alert': { count: number }
  'webhooks.change': null
  'webhooks.column.answer': null
  'webhooks.column.event': null
  'webhooks.column.state': null
  'webhooks.column.when': null
  'webhooks.events': null
  'webhooks.events_hint': null
  'webhooks.from': null
  'webhooks.keep': null
  'webhooks.label': null
  'webhooks.made': null
  'webhooks.message.delivered': null
  'webhooks.message.failed': null
  'webhooks.message.waiting': null
  'webhooks.message.withheld': null
  'webhooks.messages': null
  'webhooks.no_messages': null
  'webhooks.none': null
  'webhooks.remove': null
  'webhooks.renew': null
  'webhooks.replay': null
  'webhooks.replay_span': null
  'webhooks.replayed': { count: number }
  'webhooks.scope': null
  'webhooks.scope.public': null
  'webhooks.scope.staff': null
  'webhooks.state.disabled': null
  'webhooks.state.failing': { time: string | number }
  'webhooks.state.off': null
  'webhooks.state.on': null
  'webhooks.switch_off': null
  'webhooks.switch_on': null
  'webhooks.title': null
  'webhooks.to': null
  'webhooks.url': null
}

export type MessageKey = keyof Messages
